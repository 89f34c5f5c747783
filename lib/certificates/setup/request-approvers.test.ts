import { expect, test } from 'vitest'
import { HOUR, later, SECOND } from '../../clock'
import { nextListSlot } from './request-approvers'

const BEGIN = new Date('2026-11-28T12:00:00Z')

/** Returns when lists are requested if a buyer makes a request every `every` milliseconds for `long` milliseconds. */
function asksFor(every: number, long: number): Date[] {
  let askedAt: Date[] = []
  const runs = new Set<number>()
  for (let passed = 0; passed < long; passed += every) {
    const slot = nextListSlot(askedAt, later(BEGIN, passed))
    askedAt = slot.askedAt
    runs.add(slot.runAt.getTime())
  }
  return [...runs].map((run) => new Date(run))
}

test('the first list is requested immediately', () => {
  expect(nextListSlot([], BEGIN)).toEqual({ runAt: BEGIN, askedAt: [BEGIN] })
})

test('sixty changes in half a minute cause two requests for the list, half a minute apart', () => {
  expect(asksFor(SECOND / 2, 30 * SECOND)).toEqual([BEGIN, later(BEGIN, 30 * SECOND)])
})

test('a buyer who keeps making changes gets at most twenty lists an hour', () => {
  const runs = asksFor(SECOND, 3 * HOUR)
  for (const run of runs) expect(runs.filter((other) => other >= run && other < later(run, HOUR)).length).toBeLessThanOrEqual(20)
  expect(runs.length).toBeGreaterThan(50)
})
