'use client'
import { describedBy, FieldError } from '@/components/ui/form/field-frame'
import { useField } from '@/components/ui/form/form-context'

type PriceCellProps = { name: string; label: string; currency: string; stored: string; value: string; change: string | null }

/** A price in a table: its input, its error, and the proposed change. */
export function PriceCell({ name, label, currency, stored, value, change }: PriceCellProps) {
  const field = useField(name)
  return (
    <span className="block">
      {field.error && <FieldError id={field.id}>{field.error}</FieldError>}
      <span className="flex items-baseline gap-2">
        <input
          key={field.value ?? value}
          id={field.id}
          name={name}
          aria-label={label}
          inputMode="decimal"
          maxLength={20}
          size={9}
          required
          defaultValue={field.value ?? value}
          data-stored={stored}
          className="field w-28 text-end"
          {...describedBy(field.id, null, field.error)}
        />
        <span className="text-sm text-ink-3">{currency}</span>
      </span>
      {change && <span className="mt-1 block text-sm text-info">{change}</span>}
    </span>
  )
}
