'use client'
import { useEffect } from 'react'
import { showBasketCount } from './show-basket-count'

type BasketLinkProps = { href: string; label: string }

/**
 * The basket link, e.g. "Basket (2)". The count is filled in by the browser, so the surrounding page is the same for everyone. Space is
 * reserved for the count, so that nothing moves when it appears.
 */
export function BasketLink({ label, ...link }: BasketLinkProps) {
  // Runs after every response, because an action may have changed the count.
  useEffect(showBasketCount)
  return (
    <a {...link} className="inline-flex min-h-11 items-center text-ink-2 no-underline hover:text-ink hover:underline">
      {label}
      <span data-basket-count="" className="min-w-[1.6em] whitespace-pre" />
    </a>
  )
}
