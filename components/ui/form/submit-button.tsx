'use client'
import type { ComponentPropsWithoutRef } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonVariant, buttonClass } from '../button'
import { useFormPending } from './form-context'

type SubmitButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'type'> & { variant?: ButtonVariant; small?: boolean }

/** Submits the surrounding form. Keeps its label and stays clickable while waiting; the form ignores a second press. */
export function SubmitButton({ variant, small, className, children, ...rest }: SubmitButtonProps) {
  const plain = useFormStatus().pending
  const pending = useFormPending() || plain
  return (
    <button type="submit" aria-disabled={pending || undefined} className={buttonClass({ variant, small }, className)} {...rest}>
      {pending && <span className="spinner" aria-hidden="true" />}
      <span>{children}</span>
    </button>
  )
}
