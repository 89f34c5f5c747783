'use client'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { describedBy, FieldFrame } from './field-frame'
import { useField } from './form-context'

type SelectProps = Omit<ComponentPropsWithoutRef<'select'>, 'id' | 'children' | 'multiple'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  required?: boolean
  options: readonly { value: string; label: string }[]
  /** The text of the empty first entry, e.g. "Choose a country". */
  placeholder?: string
}

/** A choice of one from a longer list. For up to seven options, use RadioGroup. */
export function Select({ name, label, hint, required = true, options, placeholder, defaultValue, className, ...rest }: SelectProps) {
  const { id, error, value, words } = useField(name)
  const chosen = value ?? defaultValue
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} words={words} required={required}>
      <select
        // React applies a new defaultValue only to a new select element.
        key={String(chosen ?? '')}
        id={id}
        name={name}
        required={required}
        defaultValue={chosen}
        className={cn('field', className)}
        {...describedBy(id, hint, error)}
        {...rest}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
