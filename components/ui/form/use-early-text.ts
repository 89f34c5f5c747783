import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

const noChange = () => () => undefined

/**
 * Returns the ref for a textarea that has an initial text. When React hydrates a page, it resets such a textarea to that text, discarding
 * anything typed before then (react-dom, initTextarea). The ref restores what was typed.
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
