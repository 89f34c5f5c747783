'use client'
import { useEffect } from 'react'
import { ZONE_COOKIE } from '@/lib/zone'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Tells the server in which time zone this browser is. Pages show times of day in it, and signing in keeps it in the account. */
export function ZoneKeeper() {
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const cookie = `${ZONE_COOKIE}=${encodeURIComponent(timeZone)}`
    if (document.cookie.split('; ').includes(cookie)) return
    const secure = location.protocol === 'https:' ? '; secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
    document.cookie = `${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`
  }, [])
  return null
}
