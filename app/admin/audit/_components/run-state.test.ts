import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '@/lib/clock'
import { isUnderWay, stateOf } from './run-state'

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)
const ended = { startedAt: ago(HOUR), finishedAt: ago(HOUR) }

test('an audit run is in progress until it ends, and counts as interrupted if it never ends', () => {
  expect(stateOf(ended)).toBe('ended')
  expect(stateOf({ startedAt: ago(MINUTE), finishedAt: null })).toBe('under-way')
  expect(stateOf({ startedAt: ago(HOUR), finishedAt: null })).toBe('cut-off')
})

test('the page waits for an audit run that was just requested, even for the very first one', () => {
  expect(isUnderWay([ended])).toBe(false)
  expect(isUnderWay([], ago(0))).toBe(true)
  expect(isUnderWay([ended], ago(0))).toBe(true)
  expect(isUnderWay([{ startedAt: ago(0), finishedAt: ago(0) }], ago(1000))).toBe(false)
})

test('the page doesn’t wait forever, but keeps waiting while one of several accounts has not been audited yet', () => {
  expect(isUnderWay([], ago(HOUR))).toBe(false)
  expect(isUnderWay([{ startedAt: ago(0), finishedAt: ago(0) }, ended], ago(1000))).toBe(true)
})
