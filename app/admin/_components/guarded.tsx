'use client'
import type { ReactNode } from 'react'
import { useFormRefused } from '@/components/ui/form/form-context'

/**
 * A part of a form that must be expanded before use, such as an action that can't be undone, with an explanation of what it does. Place it
 * inside the form. It starts expanded if the form was refused. A link to `#id` expands it, because browsers open the element that contains
 * a link's target.
 */
export function Guarded({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <details open={useFormRefused() || undefined} className="mb-4 border-t border-line pt-2">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">{title}</summary>
      <div id={id} className="pt-2">
        {children}
      </div>
    </details>
  )
}
