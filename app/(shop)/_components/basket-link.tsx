'use client'
import { useSyncExternalStore } from 'react'
import { readBasketCount } from './read-basket-count'

/** The basket link, e.g. "Basket (2)". The browser reads the number, so the surrounding page is the same for everyone. */
export function BasketLink() {
  const count = useSyncExternalStore(
    listen,
    () => readBasketCount(document.cookie),
    () => 0,
  )
  return (
    <a href="/cart" className="inline-flex min-h-11 items-center text-ink-2 no-underline hover:text-ink hover:underline">
      Basket{count > 0 && ` (${count})`}
    </a>
  )
}

function listen(changed: () => void) {
  window.addEventListener('pageshow', changed)
  window.addEventListener('focus', changed)
  return () => {
    window.removeEventListener('pageshow', changed)
    window.removeEventListener('focus', changed)
  }
}
