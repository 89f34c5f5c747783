'use client'
import { type ReactNode, useContext } from 'react'
import { FormContext } from '@/components/ui/form/form-context'

/** The fields for a second person, collapsed by default. Opens automatically if one of the values was refused. */
export function OtherContact({ person, title, filled, children }: { person: string; title: string; filled: boolean; children: ReactNode }) {
  const { state } = useContext(FormContext)
  const refused = state.status === 'refused' && Object.keys({ ...state.fields, ...state.values }).some((name) => isOf(person, name, state))
  return (
    <details className="mb-6 border-t border-line pt-4" open={filled || refused}>
      <summary className="min-h-11 py-2 font-semibold">{title}</summary>
      <fieldset className="mt-4">
        <legend className="sr-only">{title}</legend>
        {children}
      </fieldset>
    </details>
  )
}

function isOf(person: string, name: string, state: { fields?: Record<string, string>; values?: Record<string, string> }): boolean {
  if (name.startsWith(`ascii.${person}.`)) return true
  return name.startsWith(`${person}.`) && Boolean(state.fields?.[name] || state.values?.[name])
}
