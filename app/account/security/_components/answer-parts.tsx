'use client'
import { type ReactNode, useContext } from 'react'
import { Focused } from '@/components/ui/form/focused'
import { FormContext } from '@/components/ui/form/form-context'

/**
 * The QR code in the surrounding ActionForm's response, described by `label`. Renders nothing until there is one. The QR code takes the
 * focus, because the button that was pressed now follows it and would create another key.
 */
export function AnswerQr({ label }: { label: string }) {
  const { state } = useContext(FormContext)
  const data = state.status === 'done' ? state.data : undefined
  if (!data?.path || !data.size) return null
  return (
    <Focused answer={data}>
      <svg
        viewBox={`0 0 ${data.size} ${data.size}`}
        role="img"
        aria-label={label}
        className="mb-4 w-full max-w-56 border border-line"
        shapeRendering="crispEdges"
      >
        <rect width="100%" height="100%" fill="white" />
        <path d={String(data.path)} fill="black" />
      </svg>
    </Focused>
  )
}

/** Shows its children until the surrounding ActionForm has succeeded. */
export function UntilDone({ children }: { children: ReactNode }) {
  return useContext(FormContext).state.status === 'done' ? null : children
}

/** Shows its children once the surrounding ActionForm has succeeded. */
export function OnceDone({ children }: { children: ReactNode }) {
  return useContext(FormContext).state.status === 'done' ? children : null
}
