'use client'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { describedBy, FieldError } from './field-frame'
import { useField } from './form-context'

type CheckboxProps = { name: string; label: ReactNode; hint?: ReactNode; value?: string; defaultChecked?: boolean; disabled?: boolean }

/** A checkbox. Posts `value` (default `on`) when ticked and nothing otherwise. */
export function Checkbox({ name, label, hint, value = 'on', defaultChecked, disabled }: CheckboxProps) {
  const field = useField(name)
  const checked = field.isAnswered ? field.value === value : defaultChecked
  return (
    <div className={cn('mb-6', field.error && 'border-s-4 border-bad ps-4')}>
      {field.error && (
        <FieldError id={field.id} word={field.words.error}>
          {field.error}
        </FieldError>
      )}
      <label className="flex min-h-11 items-start gap-3 py-2.5">
        <input
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          defaultChecked={checked}
          disabled={disabled}
          className="choice"
          {...describedBy(field.id, hint, field.error)}
        />
        <span>
          {label}
          {hint && (
            <span id={`${field.id}-hint`} className="block text-sm text-ink-3">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}
