import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Refusal } from './refuse-request'

/** Returns a page without scripts or styles, for answers that do not come from Next. */
export function plainPage({
  title,
  message,
  typed = [],
}: {
  title: string
  message: string
  typed?: readonly (readonly [string, string])[]
}): Buffer {
  const rows = typed.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd><pre>${escapeHtml(value)}</pre></dd>`).join('')
  return Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p>${rows && `<h2>What you typed</h2><dl>${rows}</dl>`}<p><a href="/">Back to the shop</a></p></main></body></html>`,
  )
}

/** Answers a refused request: with plain text for an open page of ours, with a page for a browser. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const isOpenPage = 'next-action' in request.headers
  const body = isOpenPage ? Buffer.from(refusal.message) : plainPage(refusal)
  response.writeHead(refusal.status, {
    // Next shows a text only with exactly this type.
    'content-type': isOpenPage ? 'text/plain' : 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
