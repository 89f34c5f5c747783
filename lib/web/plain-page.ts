import type { IncomingMessage, ServerResponse } from 'node:http'
import { messagesOf, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, directionOf, type Language } from '../languages/types'
import type { Refusal } from './refuse-request'
import { requestLanguage } from './request-language'

type PlainPage = { title: string; message: string; typed?: readonly (readonly [string, string])[]; language: Language }

/** Returns a page without scripts or styles, for responses that do not come from Next. */
export function plainPage({ title, message, typed = [], language }: PlainPage): Buffer {
  const words = messagesOf(language).refusedRequest
  const rows = typed.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd><pre>${escapeHtml(value)}</pre></dd>`).join('')
  return Buffer.from(
    `<!DOCTYPE html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p>${rows && `<h2>${escapeHtml(words.typed)}</h2><dl>${rows}</dl>`}<p><a href="${language === DEFAULT_LANGUAGE ? '/' : `/${language}`}">${escapeHtml(words.back)}</a></p></main></body></html>`,
  )
}

/** Responds to a refused request: with plain text if a script on one of our pages sent it, otherwise with an HTML page. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const isOpenPage = 'next-action' in request.headers
  // The script uses the English text to look up the message in the page's language (components/ui/form/use-action.ts).
  const language = isOpenPage ? DEFAULT_LANGUAGE : requestLanguage(request)
  const words = refusalWords(refusal, language)
  const body = isOpenPage ? Buffer.from(words.message) : plainPage({ ...words, language })
  response.writeHead(refusal.status, {
    // Next shows the text only if it has exactly this content type.
    'content-type': isOpenPage ? 'text/plain' : 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function refusalWords({ why }: Refusal, language: Language): { title: string; message: string } {
  const words = wordsOf(language, 'refusedRequest')
  if (why === 'address') return { title: words('address'), message: words('addressText') }
  const title = words(why === 'tooLarge' ? 'tooLarge' : 'nothingDone')
  return { title, message: wordsOf(language, 'forms')(`refusals.${why}`) }
}

/** Returns the text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
