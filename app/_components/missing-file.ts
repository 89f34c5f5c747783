import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type MissingFile = { page: `/${string}`; language?: Language }

/**
 * Answers for a file that is missing, not there yet or someone else’s, each in the same way. A person is led to `page`, which says so and has
 * a way out; a program gets 404 and one line.
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
