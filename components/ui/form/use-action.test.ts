import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error'
import { notFound, redirect } from 'next/navigation'
import { expect, test } from 'vitest'
import { IDLE } from '@/lib/action-state'
import { FORM_FAILURES, FORM_REFUSALS } from '@/lib/web/text'
import { answered } from './use-action'

const send = (fail: () => never) => answered(async () => fail())(IDLE, new FormData())
const fault = (error: Error) => () => {
  throw error
}

test.each([
  [
    'the shop was updated meanwhile',
    new UnrecognizedActionError('Server Action "00" was not found on the server.'),
    FORM_REFUSALS.outdated,
  ],
  ['there is no connection', new TypeError('Failed to fetch'), FORM_FAILURES.offline],
  ['the form was too large', new Error(FORM_REFUSALS.tooLarge), FORM_REFUSALS.tooLarge],
  ['the form came from elsewhere', new Error(FORM_REFUSALS.foreign), FORM_REFUSALS.foreign],
  ['a proxy answered', new Error('An unexpected response was received from the server.'), FORM_FAILURES.failed],
  ['the server failed', Object.assign(new Error('hidden'), { digest: '123' }), FORM_FAILURES.failed],
])('if %s the form says so and keeps its text', async (_what, error, message) => {
  expect(await send(fault(error))).toEqual({ status: 'refused', message })
})

test('what an earlier answer put into the boxes stays there', async () => {
  const before = { status: 'refused', message: 'There is a problem', values: { country: 'GB' } } as const
  const failing = answered(async () => {
    throw new TypeError('Failed to fetch')
  })
  expect(await failing(before, new FormData())).toEqual({ status: 'refused', message: FORM_FAILURES.offline, values: { country: 'GB' } })
})

test('a redirect and a missing page pass through unchanged', async () => {
  await expect(send(() => redirect('/cart'))).rejects.toThrow('NEXT_REDIRECT')
  await expect(send(() => notFound())).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
})
