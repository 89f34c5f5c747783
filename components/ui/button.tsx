import type { ComponentPropsWithoutRef } from 'react'
import { cn } from '@/lib/cn'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'

type Look = { variant?: ButtonVariant; small?: boolean }

/** Returns the class names of a button, for the rare element that must look like one. */
export function buttonClass({ variant = 'primary', small = false }: Look, className?: string): string {
  return cn('btn', VARIANTS[variant], small && 'btn-small', className)
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'btn-primary',
  secondary: 'btn-secondary',
  danger: 'btn-danger',
  quiet: 'btn-quiet',
}

/** A button in a plain form or a client component. Inside an ActionForm, use SubmitButton. */
export function Button({ variant, small, className, type = 'button', ...rest }: ComponentPropsWithoutRef<'button'> & Look) {
  return <button type={type} className={buttonClass({ variant, small }, className)} {...rest} />
}

/** A link that looks like a button, for navigation only, never for changing data. */
export function ButtonLink({ variant, small, className, ...rest }: ComponentPropsWithoutRef<'a'> & { href: string } & Look) {
  return <a className={buttonClass({ variant, small }, className)} {...rest} />
}
