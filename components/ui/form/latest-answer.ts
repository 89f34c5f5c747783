'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ActionState } from '@/lib/action-state'

// Of all forms of the page: what one of them says of itself is old once another was answered.
let latest: ActionState | null = null
const listeners = new Set<() => void>()

function listen(changed: () => void) {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

function useLatest(): ActionState | null {
  return useSyncExternalStore(
    listen,
    () => latest,
    () => null,
  )
}

/** Whether this answer of a form is the last one that any form of the page got. */
export function useIsLatest(answer: ActionState): boolean {
  const newest = useLatest()
  useEffect(() => {
    if (answer.status === 'idle') return
    latest = answer
    for (const changed of listeners) changed()
  }, [answer])
  return newest === null || newest === answer
}

/** Whether no form of the page was answered since this appeared. */
export function useIsUnanswered(): boolean {
  const [before] = useState(() => latest)
  return useLatest() === before
}
