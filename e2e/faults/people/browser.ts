import { filledIn, findForm, findFormWith } from '../../../scripts/bench/submit-form'

export type Seen = { url: string; status: number; html: string }

/** Simulates a browser without JavaScript. */
export type Browser = {
  open(url: string): Promise<Seen>
  /** Submits the form on the page that contains a field named `field`. */
  send(page: Seen, field: string, typed: Record<string, string>): Promise<Seen>
  /** Submits the form on the page with this label. */
  press(page: Seen, label: string, typed?: Record<string, string>): Promise<Seen>
}

const TIMEOUT_MS = 30_000
const REDIRECTS = 5

/**
 * Opens a browser with its own IP address, so that rate limits count each buyer separately. It makes no more requests once `closed` is
 * aborted.
 */
export function openBrowser(address: string, closed?: AbortSignal): Browser {
  const cookies = new Map<string, string>()

  async function ask(url: string, init: RequestInit, left = REDIRECTS): Promise<Seen> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('x-forwarded-for', address)
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(closed ? [closed] : [])])
    const answer = await fetch(url, { ...init, headers, redirect: 'manual', signal })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (name && value) cookies.set(name, value)
      else if (name) cookies.delete(name)
    }
    const html = await answer.text()
    const next = answer.headers.get('location')
    if (!next || left === 0) return { url, status: answer.status, html }
    return ask(new URL(next, url).href, {}, left - 1)
  }

  return {
    open: (url) => ask(url, {}),
    send: (page, field, typed) => ask(page.url, filledIn(findForm(page.html, page.url, field), typed)),
    press: (page, label, typed = {}) => ask(page.url, filledIn(findFormWith(page.html, page.url, `aria-label="${label}"`), typed)),
  }
}
