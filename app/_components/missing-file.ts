import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type MissingFile = { page: `/${string}`; language?: Language }

/**
 * Gives the same response whether a file is missing, not issued yet, or someone else's. A person is redirected to `page`, which explains
 * the situation and offers a way forward; a program gets a 404 and one line of text.
 */
export function missingFile(request: Request, { page, language = DEFAULT_LANGUAGE }: MissingFile): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (request.headers.get('accept')?.includes('text/html'))
    return new Response(null, { status: 303, headers: { ...headers, location: page } })
  return new Response(`${wordsOf(language, 'account')('missing')}.\n`, {
    status: 404,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  })
}
