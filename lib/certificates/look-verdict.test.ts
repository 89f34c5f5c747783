import { expect, test } from 'vitest'
import { judgeLook, type Seen, sureAfter } from './look-verdict'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23) + seconds * 1000)
const nothing = (seconds: number, more: Partial<Seen> = {}): Seen => ({
  at: at(seconds),
  certificates: [],
  doubtful: [],
  debited: false,
  ...more,
})
const attempt = (earlierLooks: number) => ({ startedAt: at(0), earlierLooks, sureFrom: at(150) })

test('the lists are sure when the lag has passed since the last call ended, or since it was found cut off', () => {
  const options = { listLag: 150, cutOffBy: at(40) }
  expect(sureAfter([{ finishedAt: at(3) }], options)).toEqual(at(153))
  expect(sureAfter([{ finishedAt: at(3) }, { finishedAt: null }], options)).toEqual(at(190))
})

test('absent only after two looks, the second past the lag, without doubt and without a debit', () => {
  expect(judgeLook(nothing(151), attempt(1))).toEqual({ kind: 'absent' })
  for (const [seen, earlier] of [
    [nothing(151), 0],
    [nothing(149), 5],
    [nothing(151, { debited: true }), 1],
    [nothing(151, { debited: null }), 1],
    [nothing(151, { doubtful: [7] }), 1],
  ] as const) {
    expect(judgeLook(seen, attempt(earlier)).kind).toBe('look-again')
  }
})

test('the lowest of several certificates is bound, the others are named', () => {
  const certificates = [5, 6, 9].map((enomCertId) => ({ enomCertId, enomOrderId: null }))
  expect(judgeLook(nothing(1, { certificates }), attempt(0))).toEqual({ kind: 'bought', enomCertId: 5, enomOrderId: null, others: [6, 9] })
})

test('a look falls right after the lag, then each minute; a person is told after ten looks and half an hour, and then each hour', () => {
  expect(judgeLook(nothing(140), attempt(8))).toMatchObject({ at: at(151), park: false })
  expect(judgeLook(nothing(151, { debited: true }), attempt(8))).toMatchObject({ at: at(211), park: false })
  expect(judgeLook(nothing(1799, { debited: true }), attempt(30))).toMatchObject({ park: false })
  expect(judgeLook(nothing(1800, { debited: true }), attempt(9))).toEqual({ kind: 'look-again', at: at(1800 + 3600), park: true })
})
