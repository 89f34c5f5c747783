'use client'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { describedBy, FieldFrame } from './field-frame'
import { useField } from './form-context'
import { useEarlyText } from './use-early-text'

type TextAreaProps = Omit<ComponentPropsWithoutRef<'textarea'>, 'id'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  required?: boolean
  /** For PEM and similar formats: monospace, left to right, no spell check. */
  mono?: boolean
}

/** A text input with several lines. */
export function TextArea({ name, label, hint, required = true, mono, defaultValue, className, rows = 5, ...rest }: TextAreaProps) {
  const { id, error, value, words } = useField(name)
  const box = useEarlyText(id)
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} words={words} required={required}>
      <textarea
        ref={box}
        id={id}
        name={name}
        rows={rows}
        required={required}
        defaultValue={value ?? defaultValue}
        dir={mono ? 'ltr' : undefined}
        spellCheck={mono ? false : undefined}
        autoCapitalize={mono ? 'off' : undefined}
        autoComplete={mono ? 'off' : undefined}
        className={cn('field resize-y', mono && 'font-mono text-sm', className)}
        {...describedBy(id, hint, error)}
        {...rest}
      />
    </FieldFrame>
  )
}
