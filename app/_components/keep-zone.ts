const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Writes this browser's time zone into the cookie that the page names. Pages that name none are the same for everyone. */
export function keepZone(): void {
  const name = document.querySelector<HTMLElement>('[data-zone-cookie]')?.dataset.zoneCookie
  if (name === undefined) return
  const cookie = `${name}=${encodeURIComponent(zoneHere())}`
  if (document.cookie.split('; ').includes(cookie)) return
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
  document.cookie = `${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`
}

/** `Intl` first loads the formats of a language, which takes a slow phone more than 100 ms. `Temporal` doesn't, but is new in browsers. */
function zoneHere(): string {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } }
  return Temporal?.Now.timeZoneId() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}
