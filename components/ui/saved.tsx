'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { Alert } from './alert'

/** Says that what was just sent is saved. Takes the focus when it appears: it is read aloud, and the keyboard goes on from there. */
export function Saved({ children }: { children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <Alert tone="good" title="Saved.">
        {children}
      </Alert>
    </div>
  )
}
