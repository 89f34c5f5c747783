'use client'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { describedBy, FieldFrame } from './field-frame'
import { useField } from './form-context'

type TextInputProps = Omit<ComponentPropsWithoutRef<'input'>, 'id'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Fields are required unless this is false. Only optional fields are marked as such. */
  required?: boolean
  /** Set for domains, hashes and codes. */
  mono?: boolean
  /** Set for a field outside an ActionForm. */
  error?: string
}

/** A text input with one line. Inside an ActionForm it shows its own error and keeps what was typed. */
export function TextInput({
  name,
  label,
  hint,
  type = 'text',
  required = true,
  mono,
  error: given,
  defaultValue,
  className,
  ...rest
}: TextInputProps) {
  const field = useField(name)
  const error = field.error ?? given
  const isWords = !mono && type !== 'email'
  return (
    <FieldFrame id={field.id} label={label} hint={hint} error={error} words={field.words} required={required}>
      <input
        id={field.id}
        name={name}
        type={type}
        required={required}
        defaultValue={field.value ?? defaultValue}
        dir={mono ? 'ltr' : undefined}
        spellCheck={isWords ? undefined : false}
        autoCapitalize={isWords ? undefined : 'off'}
        className={cn('field', mono && 'font-mono', className)}
        {...describedBy(field.id, hint, error)}
        {...rest}
      />
    </FieldFrame>
  )
}
