import type { Stack } from '../render/envelope'

export type DocumentAnswer = {
  kind: 'document'
  status: number
  body: string
  contentType: string
  stack: Stack
  headers?: Record<string, string>
  /** The body is written byte by byte for this long. */
  slowForMs?: number
}

/** What goes back for one call: a document, or nothing at all. */
export type InterfaceAnswer = DocumentAnswer | { kind: 'cut-off' } | { kind: 'silence'; endsAfterMs?: number }

/** The page that a web server or proxy in front of Enom shows. */
export function errorPage(status: number, text: string): DocumentAnswer {
  const body = `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`
  return { kind: 'document', status, body, contentType: 'text/html', stack: 'API' }
}
