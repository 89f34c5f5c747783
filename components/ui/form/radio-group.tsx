'use client'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { describedBy, FieldError, FieldHint } from './field-frame'
import { useField } from './form-context'

type RadioGroupProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[]
  defaultValue?: string
  /** Places the choices side by side if there is room. */
  inline?: boolean
  /** Set if the page's heading already asks the group's question. */
  hideLabel?: boolean
}

/** A choice of one from a few options. The first option has the group's id, so that the error summary links to a focusable element. */
export function RadioGroup({ name, label, hint, options, defaultValue, inline, hideLabel }: RadioGroupProps) {
  const { id, error, value, words } = useField(name)
  const chosen = value ?? defaultValue
  return (
    <fieldset className={cn('mb-6', error && 'border-s-4 border-bad ps-4')} {...describedBy(id, hint, undefined)}>
      <legend className={cn('mb-1 font-semibold', hideLabel && 'sr-only')}>{label}</legend>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && (
        <FieldError id={id} word={words.error}>
          {error}
        </FieldError>
      )}
      <div className={cn(inline && 'flex flex-wrap gap-x-8')}>
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-11 items-start gap-3 py-2.5">
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === chosen}
              disabled={option.disabled}
              className="choice"
              {...describedBy(id, undefined, error)}
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-sm text-ink-3">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
