import { CopyButton } from '@/components/ui/copy-button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { enomRefundText } from '@/lib/certificates/settlement/enom-refund-text'
import type { TicketRow } from '@/lib/certificates/ticket/list'
import { TICKET_KINDS } from '@/lib/certificates/ticket/text'
import { now } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { answerTicket, sendTicket } from '../actions'

/** One ticket: its text to copy, its state, and the next step. */
export function Ticket({ ticket, showsName = true }: { ticket: TicketRow; showsName?: boolean }) {
  const { id, kind, status, text, certificateId, name, boughtAt } = ticket
  const isOpenRefund = kind === 'refund' && status !== 'answered'
  return (
    <article className="border-t border-line pt-4" aria-labelledby={`ticket-${id}`}>
      <h3 id={`ticket-${id}`} className="font-semibold">
        {TICKET_KINDS[kind]}
        {showsName && (
          <>
            : <a href={`/admin/certificates/${certificateId}`}>{name}</a>
          </>
        )}
      </h3>
      <p className="mb-2 text-ink-2">
        <Progress ticket={ticket} />
        {isOpenRefund && boughtAt && ` ${enomRefundText(boughtAt, now())}.`}
      </p>
      <pre className="mb-2 max-h-64 overflow-auto bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">{text}</pre>
      <div className="mb-4 flex flex-wrap items-start gap-3">
        <CopyButton text={text} label="Copy the text" />
        {status === 'to_send' && (
          <ActionForm action={sendTicket} prefix={`send-${id}`} label={`Sent: ${name}`}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="secondary" small>
              I sent it to Enom
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {status === 'sent' && (
        <ActionForm action={answerTicket} prefix={`answer-${id}`} label={`Answered: ${name}`} className="max-w-form">
          <input type="hidden" name="id" value={id} />
          {kind === 'refund' && (
            <TextInput name="received" label="Received from Enom in USD" hint="0 if Enom refunded nothing." inputMode="decimal" />
          )}
          <SubmitButton variant="secondary" small>
            Enom answered
          </SubmitButton>
        </ActionForm>
      )}
    </article>
  )
}

function Progress({ ticket: { openedAt, sentAt, answeredAt, received } }: { ticket: TicketRow }) {
  if (answeredAt) {
    return (
      <>
        Answered on <DateText at={answeredAt} />
        {received && (received.amount ? `, received ${formatMoney(received)}` : ', nothing received')}.
      </>
    )
  }
  if (sentAt) {
    return (
      <>
        Sent on <DateText at={sentAt} />, not answered yet.
      </>
    )
  }
  return (
    <>
      Prepared on <DateText at={openedAt} />. Open a ticket at Enom with this text.
    </>
  )
}
