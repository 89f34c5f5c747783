'use client'
import { useEffect } from 'react'
import { writeCount } from './write-count'

/**
 * Updates the count in the page header from the basket. Pages cannot write cookies while rendering, and a paid basket is emptied by the
 * webhook, not by an action in this browser.
 */
export function CountWriter({ cookie, count }: { cookie: string; count: number }) {
  // Runs after every rendering, because it reads both from the page.
  useEffect(writeCount)
  return <span hidden data-count-cookie={cookie} data-count={count} />
}
