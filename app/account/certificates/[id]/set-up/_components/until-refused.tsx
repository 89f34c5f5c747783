'use client'
import type { ReactNode } from 'react'
import { useFormRefused } from '@/components/ui/form/form-context'

/**
 * Shows content about an earlier submission of a form until a later one is refused, so that it isn't mistaken for the reason for the
 * refusal.
 */
export function UntilRefused({ children }: { children: ReactNode }) {
  return useFormRefused() ? null : children
}
