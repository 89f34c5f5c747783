'use client'
import { type ReactNode, useEffect, useRef } from 'react'

type FocusedProps = {
  children: ReactNode
  /** Changes with every response, so that a second response is announced too. */
  answer?: object
}

/**
 * Content that must be noticed immediately. It takes the focus when it appears, so that it is read aloud and the keyboard continues from
 * there.
 */
export function Focused({ children, answer }: FocusedProps) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new response is announced, even one with the same words
  useEffect(() => box.current?.focus(), [answer])
  return (
    <div ref={box} tabIndex={-1} data-focused="">
      {children}
    </div>
  )
}
