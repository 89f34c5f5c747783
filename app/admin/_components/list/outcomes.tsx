'use client'
import { useContext } from 'react'
import { FormContext } from '@/components/ui/form/form-context'

/** The result of each selected row, from the surrounding form's response. */
export function Outcomes() {
  const { state } = useContext(FormContext)
  const rows = state.status === 'done' ? Object.entries(state.data ?? {}) : []
  if (rows.length === 0) return null
  return (
    <ul aria-label="Result for each row" className="mb-4 border-s-4 border-line ps-4">
      {rows.map(([key, text]) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}
