import { expect, test } from 'vitest'
import { HOUR, later } from '../../clock'
import type { Outcome } from '../../outcome'
import { afterFailure } from './after-failure'

const begun = new Date('2026-11-26T09:00:00Z')
const no: { kind: Outcome; deferred: boolean } = { kind: 'unavailable', deferred: false }
const away = { ...no, words: 'connect ECONNREFUSED' }
const refusedForNow = { ...no, deferred: true, words: '450 greylisted' }
const refused = { ...no, kind: 'refused' as const, words: '550 no such mailbox' }
const hungUp = { ...no, kind: 'unclear' as const, words: 'hung up' }

/** Returns the decision after these failures, each given in hours since the first. */
function after(failures: readonly { hours: number; failure: typeof away }[]) {
  let mail: { unsure: number; refusedSince: Date | null } = { unsure: 0, refusedSince: null }
  for (const { hours, failure } of failures) {
    const next = afterFailure(mail, failure, later(begun, hours * HOUR))
    if (next.kind === 'give-up') return next
    mail = next.data
  }
  return mail
}

test('an email that is permanently refused is given up on immediately', () => {
  expect(after([{ hours: 0, failure: refused }])).toEqual({ kind: 'give-up', reason: refused.words, isTold: false, isRefused: true })
})

test('an email handed over twice without a response is given up on', () => {
  const hours = [0, 1].map((hour) => ({ hours: hour, failure: hungUp }))
  expect(after(hours.slice(0, 1))).toMatchObject({ unsure: 1, refusedSince: null })
  expect(after(hours)).toMatchObject({ kind: 'give-up', isTold: false, isRefused: false })
})

test('an email deferred for three days is given up on and staff are alerted', () => {
  const refusals = [0, 24, 48, 71].map((hours) => ({ hours, failure: refusedForNow }))
  expect(after(refusals)).toMatchObject({ refusedSince: begun })
  const end = { kind: 'give-up', reason: refusedForNow.words, isTold: true, isRefused: true }
  expect(after([...refusals, { hours: 72, failure: refusedForNow }])).toEqual(end)
})

test('C5: a period in which the server is unreachable between two deferrals restarts the three days', () => {
  const between = [
    { hours: 0, failure: refusedForNow },
    { hours: 1, failure: away },
    { hours: 71, failure: away },
    { hours: 73, failure: refusedForNow },
  ]
  expect(after(between)).toMatchObject({ refusedSince: later(begun, 73 * HOUR) })
})
