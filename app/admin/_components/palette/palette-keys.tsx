'use client'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Target } from './pages'
import { deedOf } from './shortcuts'
import { areKeysOff } from './single-keys'

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }))
const KeyList = lazy(async () => ({ default: (await import('./key-list')).KeyList }))

/** How long after pressing `g` the next key still counts as part of the shortcut, in milliseconds. */
const G_MS = 1_500

/** Handles the back office's keyboard shortcuts and opens the palette or the list of shortcuts, whose code is loaded only then. */
export function PaletteKeys({ pages }: { pages: readonly Target[] }) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector('dialog[open]')) return
      const deed = deedOf({
        key: event.key,
        isCommand: event.ctrlKey || event.metaKey,
        isTyping: isTyping(event.target),
        afterG: event.timeStamp - pressedG < G_MS,
        areOff: areKeysOff(),
      })
      pressedG = deed?.kind === 'await' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!deed || deed.kind === 'await') return
      event.preventDefault()
      if (deed.kind === 'go') location.assign(deed.href)
      else if (deed.kind === 'search') focusSearch()
      else setOpen(deed.kind)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const close = () => setOpen(null)
  return (
    <>
      <span className="needs-script">
        <Button variant="quiet" small onClick={() => setOpen('keys')}>
          Keys
        </Button>
      </span>
      <Suspense>
        {open === 'palette' && <Palette pages={pages} onClose={close} />}
        {open === 'keys' && <KeyList onClose={close} />}
      </Suspense>
    </>
  )
}

/** The search box of small screens is in the menu, which has to be open to receive the focus. */
function focusSearch(): void {
  const box = document.getElementById('search-all')
  box?.closest('details')?.setAttribute('open', '')
  box?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
}
