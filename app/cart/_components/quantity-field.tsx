'use client'
import type { ReactNode } from 'react'
import { useField } from '@/components/ui/form/form-context'

/** A short number input beside its label. Its error is listed above the form. */
export function QuantityField({ quantity, most, label }: { quantity: number; most: number; label: ReactNode }) {
  const { id, error, value } = useField('quantity')
  return (
    <div className="flex items-center gap-3">
      <label htmlFor={id} className="text-sm text-ink-2">
        {label}
      </label>
      <input
        // A changed quantity arrives as a new default value, which React applies only to a new element.
        key={value ?? quantity}
        id={id}
        name="quantity"
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        required
        defaultValue={value ?? quantity}
        aria-invalid={error ? true : undefined}
        className="field w-24"
      />
    </div>
  )
}
