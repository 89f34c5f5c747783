'use client'
import { useSyncExternalStore } from 'react'

// The number's cookie is written with the basket; its name is COUNT_COOKIE of lib/cart/schema.ts, which would bring zod along.
const COUNT = /(?:^|; )keelmark_basket_count=(\d{1,4})(?:;|$)/

/** "Basket (2)". The number is read in the browser, so the page around it is the same for everybody. */
export function BasketLink() {
  const count = useSyncExternalStore(listen, readCount, () => 0)
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

function readCount(): number {
  return Number(COUNT.exec(document.cookie)?.[1] ?? 0)
}
