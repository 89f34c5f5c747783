'use client'
import type { ReactNode } from 'react'
import { useFormRefused } from '@/components/ui/form/form-context'

/** Shows content about an earlier answer of a form until another one is refused, so that no one mistakes it for the reason. */
export function UntilRefused({ children }: { children: ReactNode }) {
  return useFormRefused() ? null : children
}
