/** Writes the number of certificates in the basket, as this page shows it, into the cookie that the page names. */
export function writeCount(): void {
  const { countCookie, count } = document.querySelector<HTMLElement>('[data-count-cookie]')?.dataset ?? {}
  if (countCookie === undefined) return
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http.
  document.cookie = `${countCookie}=${count}; path=/; max-age=2592000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
}
