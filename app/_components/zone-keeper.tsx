'use client'
import { useEffect } from 'react'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Tells the server in which time zone this browser is. `name`: of the cookie, as a prop because the list of zones stands beside it. */
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
