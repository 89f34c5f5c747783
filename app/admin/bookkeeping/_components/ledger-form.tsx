import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import { DATEV, LEDGER, type LedgerNumbers } from '@/lib/admin/bookkeeping/schema'
import { versionOf } from '@/lib/version-of'
import { saveLedgerNumbers } from '../actions'

/** The account numbers used in the shop's bookkeeping. */
export function LedgerForm({ numbers }: { numbers: LedgerNumbers }) {
  const field = ([key, { label }]: [string, { label: string }]) => (
    <TextInput
      key={key}
      name={key}
      label={label}
      defaultValue={numbers[key as keyof LedgerNumbers]}
      inputMode="numeric"
      maxLength={9}
      className="max-w-40"
    />
  )
  return (
    <ActionForm action={saveLedgerNumbers} prefix="ledger" label="Accounts" className="max-w-form">
      <Version of={versionOf(numbers)} />
      <div className="grid gap-x-8 sm:grid-cols-2">{Object.entries(LEDGER).map(field)}</div>
      <h3 className="mt-2 mb-3 font-semibold">For DATEV</h3>
      <div className="grid gap-x-8 sm:grid-cols-2">{Object.entries(DATEV).map(field)}</div>
      <SubmitButton>Save the accounts</SubmitButton>
    </ActionForm>
  )
}
