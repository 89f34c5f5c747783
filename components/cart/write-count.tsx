'use client'
import { useEffect } from 'react'

/**
 * Brings the number in the page head in line with the basket. Pages cannot write cookies while they are rendered, and a paid basket
 * is emptied by the webhook, not by an action of this browser.
 */
export function WriteCount({ cookie, count }: { cookie: string; count: number }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http.
    document.cookie = `${cookie}=${count}; path=/; max-age=2592000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
  }, [cookie, count])
  return null
}
