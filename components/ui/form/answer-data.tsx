'use client'
import { useContext } from 'react'
import { CopyButton } from '../copy-button'
import { FormContext } from './form-context'

/** The text under this name in the surrounding ActionForm's response, for copying. Renders nothing until there is one. */
export function AnswerData({ name, label, copy }: { name: string; label: string; copy: string }) {
  const { state } = useContext(FormContext)
  const text = state.status === 'done' ? state.data?.[name] : undefined
  if (text === undefined) return null
  return (
    <div className="mb-4">
      <p className="text-sm font-semibold">{label}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a horizontally scrollable element must be reachable by keyboard */}
      <pre dir="ltr" tabIndex={0} translate="no" className="mt-1 overflow-x-auto border border-line bg-sunken px-3 py-2">
        <code>{text}</code>
      </pre>
      <div className="mt-1">
        <CopyButton text={String(text)} label={copy} />
      </div>
    </div>
  )
}
