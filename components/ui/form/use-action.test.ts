import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error'
import { notFound, redirect } from 'next/navigation'
import { expect, test } from 'vitest'
import { IDLE } from '@/lib/action-state'
import german from '@/lib/languages/messages/de/forms.json' with { type: 'json' }
import { ENGLISH_WORDS } from '../words/form-words'
import { answered } from './use-action'

const send = (fail: () => never) => answered(async () => fail(), ENGLISH_WORDS)(IDLE, new FormData())
const fault = (error: Error) => () => {
  throw error
}

test.each([
  [
    'the shop was updated meanwhile',
    new UnrecognizedActionError('Server Action "00" was not found on the server.'),
    ENGLISH_WORDS.refusals.outdated,
  ],
  ['there is no connection', new TypeError('Failed to fetch'), ENGLISH_WORDS.failures.offline],
  ['the form was too large', new Error(ENGLISH_WORDS.refusals.tooLarge), ENGLISH_WORDS.refusals.tooLarge],
  ['the form came from elsewhere', new Error(ENGLISH_WORDS.refusals.foreign), ENGLISH_WORDS.refusals.foreign],
  ['a proxy answered', new Error('An unexpected response was received from the server.'), ENGLISH_WORDS.failures.failed],
  ['the server failed', Object.assign(new Error('hidden'), { digest: '123' }), ENGLISH_WORDS.failures.failed],
])('if %s the form reports it and keeps its text', async (_what, error, message) => {
  expect(await send(fault(error))).toEqual({ status: 'refused', message })
})

test('values that an earlier response put into the inputs are kept', async () => {
  const before = { status: 'refused', message: 'There is a problem', values: { country: 'GB' } } as const
  const failing = answered(async () => {
    throw new TypeError('Failed to fetch')
  }, ENGLISH_WORDS)
  expect(await failing(before, new FormData())).toEqual({
    status: 'refused',
    message: ENGLISH_WORDS.failures.offline,
    values: { country: 'GB' },
  })
})

test('a page in another language shows the response in its own language, whatever language the server used', async () => {
  const tooLarge = answered(fault(new Error(ENGLISH_WORDS.refusals.tooLarge)), german.forms)
  expect(await tooLarge(IDLE, new FormData())).toEqual({ status: 'refused', message: german.forms.refusals.tooLarge })
})

test('a redirect and a 404 pass through unchanged', async () => {
  await expect(send(() => redirect('/cart'))).rejects.toThrow('NEXT_REDIRECT')
  await expect(send(() => notFound())).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
})
