import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import type { RefillRow } from '@/lib/admin/balances/queries'
import { dollars, formatMoney } from '@/lib/money'
import { Section } from '../../../../reports/_components/section'
import { noteRefillAction, removeRefillAction } from '../actions'

/** The refills recorded for an account and, for those allowed to, a form to record one. `at` is the suggested time, in UTC. */
export function Refills({ accountId, rows, mayNote, at }: { accountId: string; rows: readonly RefillRow[]; mayNote: boolean; at: string }) {
  return (
    <Section title="Refills" lead="Money you paid into this account. The shop can’t see where it came from, so record each refill here.">
      {rows.length === 0 ? (
        <Empty title="No refills recorded." />
      ) : (
        <Table
          caption="Refills"
          hideCaption
          columns={[{ label: 'Reference' }, { label: 'When' }, { label: 'Amount', numeric: true }, { label: 'Action', hideLabel: true }]}
          rows={rows.map(({ id, at: when, amount, reference }) => ({
            key: id,
            cells: [
              <span key="reference" className="wrap-anywhere">
                {reference}
              </span>,
              <DateText key="when" at={when} time />,
              formatMoney(dollars(amount)),
              mayNote && <Remove key="remove" id={id} reference={reference} />,
            ],
          }))}
        />
      )}
      {mayNote && (
        <ActionForm action={noteRefillAction} prefix="refill" label="Record a refill" className="mt-6 max-w-form">
          <input type="hidden" name="accountId" value={accountId} />
          <TextInput
            name="at"
            label="Day and time, UTC"
            hint="The time determines which two readings it falls between."
            type="datetime-local"
            defaultValue={at}
            className="max-w-64"
          />
          <TextInput name="amount" label="Amount in US dollars" inputMode="decimal" maxLength={12} className="max-w-40" />
          <TextInput
            name="reference"
            label="Reference"
            hint="For example, the reference of the bank transfer or card payment."
            maxLength={80}
          />
          <SubmitButton>Record the refill</SubmitButton>
        </ActionForm>
      )}
    </Section>
  )
}

function Remove({ id, reference }: { id: string; reference: string }) {
  return (
    <ActionForm action={removeRefillAction} prefix={`remove-${id}`} label={`Remove the refill ${reference}`}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet" small aria-label={`Remove the refill ${reference}`}>
        Remove
      </SubmitButton>
    </ActionForm>
  )
}
