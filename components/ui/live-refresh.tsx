'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { NeedsReact } from './needs-react'

type LiveRefreshProps = {
  /** The current state as a full sentence, announced once whenever it changes. */
  sentence: string
  /** False once nothing more will happen automatically. */
  active?: boolean
  /** The page's own URL, for a link that reloads the page without JavaScript. */
  href: string
  /** The text of that link, if it is not in English. */
  label?: string
}

/**
 * Reloads the page's data: every 2 s at first, then every 5 s, then every 15 s, but not while the tab is hidden. If the focused button
 * disappears with the old state, the focus moves to the page's title.
 */
export function LiveRefresh({ sentence, active = true, href, label = 'Refresh this page' }: LiveRefreshProps) {
  const router = useRouter()
  const first = useRef(sentence)
  const focused = useRef<Element>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) focused.current = target
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])

  useEffect(() => {
    if (sentence === first.current) return
    first.current = sentence
    setSaid(sentence)
    if (focused.current?.isConnected === false) focusTitle()
  }, [sentence])

  useEffect(() => {
    if (!active) return
    const began = Date.now()
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(look, pause(Date.now() - began))
    }
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh()
      wait()
    }
    wait()
    return () => clearTimeout(timer)
  }, [active, router])

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {active && (
        <>
          <NeedsReact />
          <noscript>
            <a href={href}>{label}</a>
          </noscript>
        </>
      )}
    </>
  )
}

function focusTitle(): void {
  const title = document.querySelector('h1')
  if (!title || document.activeElement !== document.body) return
  title.tabIndex = -1
  title.focus({ preventScroll: true })
}

function pause(elapsed: number): number {
  if (elapsed < 20_000) return 2_000
  return elapsed < 120_000 ? 5_000 : 15_000
}
