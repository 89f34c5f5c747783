'use client'
import { describedBy, FieldError } from '@/components/ui/form/field-frame'
import { useField } from '@/components/ui/form/form-context'

/** A rate in a table: its input and its error. */
export function RateCell({ name, label, stored }: { name: string; label: string; stored: string }) {
  const field = useField(name)
  return (
    <span className="block">
      {field.error && <FieldError id={field.id}>{field.error}</FieldError>}
      <input
        id={field.id}
        name={name}
        aria-label={label}
        inputMode="decimal"
        maxLength={10}
        size={7}
        defaultValue={field.value ?? stored}
        className="field w-24 text-end"
        {...describedBy(field.id, null, field.error)}
      />
    </span>
  )
}
