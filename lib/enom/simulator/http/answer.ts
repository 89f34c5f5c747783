import type { Stack } from '../render/envelope'

export type DocumentAnswer = {
  kind: 'document'
  status: number
  body: string
  contentType: string
  stack: Stack
  headers?: Record<string, string>
  /** Time over which the body is written byte by byte. */
  slowForMs?: number
}

/** Response to one call: a document, or nothing. */
export type InterfaceAnswer = DocumentAnswer | { kind: 'cut-off' } | { kind: 'silence'; endsAfterMs?: number }

/** Returns the error page of a web server or proxy in front of Enom. */
export function errorPage(status: number, text: string): DocumentAnswer {
  const body = `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`
  return { kind: 'document', status, body, contentType: 'text/html', stack: 'API' }
}
