import { expect, test } from 'vitest'
import { afterUnreadable, decideReconciliation, type Seen, sureAfter } from './reconcile-decision'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23) + seconds * 1000)
const nothing = (seconds: number, more: Partial<Seen> = {}): Seen => ({
  at: at(seconds),
  certificates: [],
  doubtful: [],
  debited: false,
  ...more,
})
const attempt = (earlierLooks: number) => ({ startedAt: at(0), earlierLooks, sureFrom: at(150) })

test('the lists are conclusive once the lag has passed since Enom’s last possible sale, or since the call was found to be interrupted', () => {
  const options = { listLag: 150, cutOffBy: at(140) }
  expect(sureAfter([{ startedAt: at(0), finishedAt: at(3) }], options)).toEqual(at(100 + 150))
  const calls = [
    { startedAt: at(0), finishedAt: at(3) },
    { startedAt: at(5), finishedAt: null },
  ]
  expect(sureAfter(calls, options)).toEqual(at(140 + 150))
})

test('staff are alerted when the list has been unreadable for half an hour since the last successful reading', () => {
  expect(afterUnreadable(at(1799), { startedAt: at(0), reconciledAt: null })).toEqual({ at: at(1859), park: false })
  expect(afterUnreadable(at(1800), { startedAt: at(0), reconciledAt: null })).toEqual({ at: at(1860), park: true })
  expect(afterUnreadable(at(1860), { startedAt: at(0), reconciledAt: at(1740) }).park).toBe(false)
  expect(afterUnreadable(at(1740 + 1800), { startedAt: at(0), reconciledAt: at(1740) }).park).toBe(true)
})

test('a purchase is declared absent only after two readings, the second past the lag, with no doubtful certificate and no debit', () => {
  expect(decideReconciliation(nothing(151), attempt(1))).toEqual({ kind: 'absent' })
  for (const [seen, earlier] of [
    [nothing(151), 0],
    [nothing(149), 5],
    [nothing(151, { debited: true }), 1],
    [nothing(151, { debited: null }), 1],
    [nothing(151, { doubtful: [7] }), 1],
  ] as const) {
    expect(decideReconciliation(seen, attempt(earlier)).kind).toBe('unknown')
  }
})

test('the lowest of several certificates is bound, and the others are listed', () => {
  const certificates = [5, 6, 9].map((enomCertId) => ({ enomCertId, enomOrderId: null }))
  expect(decideReconciliation(nothing(1, { certificates }), attempt(0))).toEqual({
    kind: 'succeeded',
    enomCertId: 5,
    enomOrderId: null,
    others: [6, 9],
  })
})

test('the next reading comes right after the lag, then every minute; after ten readings and half an hour staff are alerted and it becomes hourly', () => {
  expect(decideReconciliation(nothing(140), attempt(8))).toMatchObject({ at: at(151), park: false })
  expect(decideReconciliation(nothing(151, { debited: true }), attempt(8))).toMatchObject({ at: at(211), park: false })
  expect(decideReconciliation(nothing(1799, { debited: true }), attempt(30))).toMatchObject({ park: false })
  expect(decideReconciliation(nothing(1800, { debited: true }), attempt(9))).toEqual({
    kind: 'unknown',
    at: at(1800 + 3600),
    park: true,
  })
})
