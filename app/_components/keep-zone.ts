const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Writes this browser's time zone into the cookie that the page names. Pages that name none are the same for everyone. */
export function keepZone(): void {
  const name = document.querySelector<HTMLElement>('[data-zone-cookie]')?.dataset.zoneCookie
  if (name === undefined) return
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const cookie = `${name}=${encodeURIComponent(timeZone)}`
  if (document.cookie.split('; ').includes(cookie)) return
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
  document.cookie = `${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`
}
