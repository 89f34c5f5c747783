'use client'
import { useSyncExternalStore } from 'react'

/** Where the basket's pages leave the number of certificates in it; the header reads it without asking the server. */
export const BASKET_COUNT_KEY = 'keelmark-basket-count'

/** "Basket (2)". The number lives in this browser only; the page it stands on is the same for everybody. */
export function BasketLink() {
  const count = useSyncExternalStore(listen, readCount, () => 0)
  return (
    <a href="/cart" className="inline-flex min-h-11 items-center text-ink-2 no-underline hover:text-ink hover:underline">
      Basket{count > 0 && ` (${count})`}
    </a>
  )
}

function listen(changed: () => void) {
  window.addEventListener('storage', changed)
  window.addEventListener('pageshow', changed)
  return () => {
    window.removeEventListener('storage', changed)
    window.removeEventListener('pageshow', changed)
  }
}

function readCount(): number {
  try {
    const count = Number(window.localStorage.getItem(BASKET_COUNT_KEY))
    return Number.isSafeInteger(count) && count > 0 ? count : 0
  } catch {
    return 0
  }
}
