import type { IncomingMessage } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { STAFF_MISSING } from '../admin/missing-text'
import { PRIVATE_PATHS } from '../config/content-policy'
import { type MissingText, privateMissing, shopMissing } from '../languages/missing-text'
import { DEFAULT_LANGUAGE, directionOf, type Language, languageOf } from '../languages/types'
import { escapeHtml } from './plain-page'
import { requestLanguage } from './request-language'
import type { WebResponse } from './web-response'
import { isHtml } from './without-react/finish-page'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const SHELL = '<html id="__next_error__"'

/** Holds the response to a request for a private page, in case the page does not exist. */
export function explainMissing(request: Asked, response: WebResponse): void {
  if (request.method === 'HEAD') return
  response.hold({
    wants: () => response.statusCode === 404 && isHtml(response),
    finish: (made) => {
      const encoding = response.getHeader('content-encoding')
      if (encoding === 'gzip') return gzipSync(withMissingWords(gunzipSync(made), request))
      return encoding === undefined ? withMissingWords(made, request) : made
    },
  })
}

/** Next sends an empty 404 page for its scripts to fill. Returns that page with its text, for readers without scripts. */
export function withMissingWords(page: Buffer, request: Asked): Buffer {
  const html = page.toString()
  const end = html.lastIndexOf('</body>')
  if (!html.includes(SHELL) || end === -1) return page
  const path = request.url?.split('?')[0] ?? ''
  const { language, text } = explain(path, request)
  const words = `<noscript>${sheetsOf(html)}${contentOf(text)}</noscript>`
  const whole = `${html.slice(0, end)}${words}${html.slice(end)}`
  return Buffer.from(whole.replace(SHELL, `${SHELL} lang="${language}" dir="${directionOf(language)}"`))
}

/** Cookies must not affect a public page, because caches in front may store it. */
function explain(path: string, request: Asked): { language: Language; text: MissingText } {
  if (isIn('/admin', path)) return { language: DEFAULT_LANGUAGE, text: STAFF_MISSING }
  const inPath = languageOf(path.split('/')[1])
  const isPrivate = inPath === null && PRIVATE_PATHS.some((own) => isIn(own, path))
  const language = inPath ?? (isPrivate ? requestLanguage(request) : DEFAULT_LANGUAGE)
  return { language, text: isPrivate ? privateMissing(language) : shopMissing(language) }
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

/** Next only preloads the style sheets, because its scripts add them. */
function sheetsOf(html: string): string {
  return [...html.matchAll(/<link rel="preload" href="([^"]+)" as="style"/g)]
    .map(([, href]) => `<link rel="stylesheet" href="${href}"/>`)
    .join('')
}

function contentOf({ title, lead, links }: MissingText): string {
  const anchors = links.map(({ href, label }) => `<p class="mt-4"><a href="${href}">${escapeHtml(label)}</a></p>`).join('')
  return `<main id="main" class="mx-auto w-full max-w-shop px-4 pt-12 pb-16 sm:px-6"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p>${anchors}</main>`
}
