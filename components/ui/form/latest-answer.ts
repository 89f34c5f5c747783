'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ActionState } from '@/lib/action-state'

// Shared by all forms on the page: once one form gets a response, the messages of the others are out of date.
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

/** Returns whether this is the latest response that any form on the page has received. */
export function useIsLatest(answer: ActionState): boolean {
  const newest = useLatest()
  useEffect(() => {
    if (answer.status === 'idle') return
    latest = answer
    for (const changed of listeners) changed()
  }, [answer])
  return newest === null || newest === answer
}

/** Returns whether no form on the page has received a response since this component was mounted. */
export function useIsUnanswered(): boolean {
  const [before] = useState(() => latest)
  return useLatest() === before
}
