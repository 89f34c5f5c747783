import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { TicketRow } from '@/lib/certificates/ticket/list'
import { Guarded } from '../../_components/guarded'
import { Ticket } from '../../tickets/_components/ticket'
import { prepare } from '../actions'

/** The tickets for Enom about a certificate, and a form to prepare another one. */
export function Tickets({ certificateId, tickets }: { certificateId: string; tickets: readonly TicketRow[] }) {
  return (
    <section>
      <h2 className="mb-4 text-lg">Tickets for Enom</h2>
      {tickets.map((ticket) => (
        <Ticket key={ticket.id} ticket={ticket} showsName={false} />
      ))}
      <ActionForm action={prepare} prefix="ticket" label="Prepare a ticket">
        <input type="hidden" name="id" value={certificateId} />
        <Guarded title="Prepare a ticket">
          <p className="mb-3">
            This prepares the text for Enom’s support. You send it yourself; nothing changes at Enom until they act on it.
          </p>
          <RadioGroup
            name="kind"
            label="What Enom should do"
            options={[
              { value: 'refund', label: 'Cancel it and refund its price to us' },
              { value: 'revoke', label: 'Revoke the file', hint: 'Browsers reject a revoked file. This can’t be undone.' },
            ]}
          />
          <SubmitButton variant="secondary">Prepare the ticket</SubmitButton>
        </Guarded>
      </ActionForm>
    </section>
  )
}
