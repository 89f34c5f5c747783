import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

const noChange = () => () => undefined

/**
 * Returns the ref of a textarea that has a first text. React sets such a box back to that text when it takes over a page that the server sent,
 * and what was typed by then would be lost (react-dom, initTextarea). This puts it back.
 */
export function useEarlyText(id: string): RefObject<HTMLTextAreaElement | null> {
  const isTakingOver = useSyncExternalStore(
    noChange,
    () => false,
    () => typeof document !== 'undefined',
  )
  const [early] = useState(() => (isTakingOver ? textIn(document.getElementById(id)) : undefined))
  const box = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (box.current && early !== undefined) box.current.value = early
  }, [early])
  return box
}

function textIn(box: HTMLElement | null): string | undefined {
  return box instanceof HTMLTextAreaElement ? box.value : undefined
}
