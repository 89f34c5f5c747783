'use client'
import { useEffect } from 'react'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/**
 * Tells the server this browser's time zone. `name` is the name of the cookie, passed as a prop because its module also contains the list
 * of zones.
 */
export function ZoneKeeper({ name }: { name: string }) {
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const cookie = `${name}=${encodeURIComponent(timeZone)}`
    if (document.cookie.split('; ').includes(cookie)) return
    const secure = location.protocol === 'https:' ? '; secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
    document.cookie = `${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`
  }, [name])
  return null
}
