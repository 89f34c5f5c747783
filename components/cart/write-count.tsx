'use client'
import { useEffect } from 'react'

/**
 * Updates the count in the page header from the basket. Pages cannot write cookies while rendering, and a paid basket is emptied by the
 * webhook, not by an action in this browser.
 */
export function WriteCount({ cookie, count }: { cookie: string; count: number }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http.
    document.cookie = `${cookie}=${count}; path=/; max-age=2592000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
  }, [cookie, count])
  return null
}
