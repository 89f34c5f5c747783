import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { ENGLISH_WORDS, type FormWords } from '../words/form-words'

type FieldFrameProps = {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** The texts around label and error, if they are not in English. */
  words?: Pick<FormWords, 'error' | 'optional'> | undefined
  required?: boolean
  children: ReactNode
  className?: string
}

/** The label, hint and error around one control, in reading order. */
export function FieldFrame({ id, label, hint, error, words = ENGLISH_WORDS, required = true, children, className }: FieldFrameProps) {
  return (
    <div className={cn(error && 'border-s-4 border-bad ps-4', className ?? 'mb-6')}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
        {!required && <span className="font-normal text-ink-2"> {words.optional}</span>}
      </label>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && (
        <FieldError id={id} word={words.error}>
          {error}
        </FieldError>
      )}
      {children}
    </div>
  )
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={`${id}-hint`} className="mb-2 text-sm text-ink-3">
      {children}
    </div>
  )
}

export function FieldError({ id, word = ENGLISH_WORDS.error, children }: { id: string; word?: string | undefined; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="mb-2 font-semibold text-bad">
      <span className="sr-only">{word}: </span>
      {children}
    </p>
  )
}

/** Returns the aria attributes for the control: hint first, then error. */
export function describedBy(id: string, hint: unknown, error: string | undefined) {
  const parts = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean)
  return { 'aria-describedby': parts.length ? parts.join(' ') : undefined, 'aria-invalid': error ? true : undefined } as const
}
