'use client'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { cn } from '@/lib/cn'
import type { Match } from '../../search/matches/find-matches'
import { Modal } from './modal'
import type { Target } from './pages'

/** How long typing must pause before the server is queried, in milliseconds. */
const REST_MS = 150
const MIN_LETTERS = 2
const MOST_PAGES = 8

type Found = { matches: readonly Match[]; note: string }
const NOTHING: Found = { matches: [], note: '' }

/**
 * Finds pages by name, and finds orders and certificates in the same way as the search. A combobox with one list, operated by keyboard
 * only.
 */
export function Palette({ pages, onClose }: { pages: readonly Target[]; onClose: () => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const found = useMatches(text.trim())
  const id = useId()
  const rows: Match[] = [...pagesNamed(pages, text), ...found.matches]
  const at = Math.min(chosen, rows.length - 1)

  function press(event: KeyboardEvent<HTMLInputElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && rows.length > 0) {
      event.preventDefault()
      setChosen((at + step + rows.length) % rows.length)
    }
    const row = rows[at]
    if (event.key === 'Enter' && row) {
      event.preventDefault()
      location.assign(row.href)
    }
  }

  return (
    <Modal label="Go to" onClose={onClose}>
      <input
        role="combobox"
        aria-label="Page, order or certificate"
        aria-expanded={rows.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={rows[at] && `${id}-${at}`}
        autoComplete="off"
        spellCheck={false}
        placeholder="Page, order number, email or domain"
        className="field w-full"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label="Results" className="mt-2 max-h-[50vh] overflow-y-auto">
        {rows.map(({ href, label, detail, kind }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
          <div
            key={href}
            id={`${id}-${index}`}
            ref={(item) => {
              if (index === at) item?.scrollIntoView({ block: 'nearest' })
            }}
            role="option"
            aria-selected={index === at}
            onClick={() => location.assign(href)}
            className={cn(
              'flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-2 py-1',
              index === at && 'bg-sunken font-semibold',
            )}
          >
            <span className="wrap-anywhere">{label}</span>
            {detail && <span className="wrap-anywhere font-normal text-ink-2">{detail}</span>}
            <span className="ms-auto font-normal text-ink-3">{kind}</span>
          </div>
        ))}
      </div>
      <p role="status" className="mt-2 text-sm text-ink-2">
        {found.note || (rows.length === 1 ? '1 result' : `${rows.length} results`)}
      </p>
    </Modal>
  )
}

function pagesNamed(pages: readonly Target[], text: string): Match[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const named = pages.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
  return named.slice(0, MOST_PAGES).map((page) => ({ ...page, detail: '', kind: 'Page' }))
}

/** Queries the server once typing pauses. A response to an earlier text is discarded. */
function useMatches(text: string): Found {
  const [found, setFound] = useState(NOTHING)
  useEffect(() => {
    // Enter must never open a result for an earlier text.
    setFound(NOTHING)
    if (text.length < MIN_LETTERS) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/admin/search/matches?search=${encodeURIComponent(text)}`, { signal: stop.signal })
        if (response.redirected) return setFound({ matches: [], note: 'You have been signed out. Reload the page to sign in.' })
        if (!response.ok) throw new Error(response.statusText)
        setFound({ matches: (await response.json()) as Match[], note: '' })
      } catch {
        if (!stop.signal.aborted) setFound({ matches: [], note: 'Orders and certificates could not be searched. Try again.' })
      }
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return found
}
