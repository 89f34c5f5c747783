import { afterEach, beforeEach, expect, test } from 'vitest'
import { setClock } from '../../clock'
import { monthIn, readPeriod } from './period'

let restore = () => {}
beforeEach(() => {
  restore = setClock(() => new Date('2026-11-29T10:00:00Z'))
})
afterEach(() => restore())

const days = (asked: Parameters<typeof readPeriod>[0]) => {
  const { span, compared, fault } = readPeriod(asked)
  const text = (one: typeof compared) => one && [one.from, one.until].map((at) => at.toISOString().slice(0, 10)).join(' ')
  return [text(span), text(compared), fault]
}
const USUAL = '2026-09-01 2026-11-30'

test.each([
  ['nothing', {}, [USUAL, null, null]],
  ['a month', { from: '2026-10-01', to: '2026-10-31' }, ['2026-10-01 2026-11-01', null, null]],
  ['only a first day', { from: '2026-11-01' }, ['2026-11-01 2026-11-30', null, null]],
  ['only a last day', { to: '2026-10-31' }, ['2026-08-03 2026-11-01', null, null]],
  [
    'the days before',
    { from: '2026-10-02', to: '2026-10-31', compare: 'before' },
    ['2026-10-02 2026-11-01', '2026-09-02 2026-10-02', null],
  ],
  [
    'the months before whole months',
    { from: '2026-01-01', to: '2026-02-28', compare: 'before' },
    ['2026-01-01 2026-03-01', '2025-11-01 2026-01-01', null],
  ],
  ['a year earlier', { from: '2026-02-01', to: '2026-02-28', compare: 'year' }, ['2026-02-01 2026-03-01', '2025-02-01 2025-03-01', null]],
  ['no date', { from: '31.10.2026' }, [USUAL, null, '“31.10.2026” is not a date. Enter a date such as 2026-11-29.']],
  ['the wrong order', { from: '2026-11-02', to: '2026-11-01' }, [USUAL, null, 'The last day is before the first day.']],
  ['too long', { from: '2020-01-01' }, [USUAL, null, 'A report covers at most three years. Choose a shorter period.']],
])('%s', (_, asked, expected) => {
  expect(days(asked)).toEqual(expected)
})

test('days, including today, are days in the given time zone', () => {
  restore()
  restore = setClock(() => new Date('2026-11-30T23:30:00Z'))
  expect(readPeriod({ from: '2026-10-01', compare: 'year' }, 'Europe/Berlin')).toMatchObject({
    span: { from: new Date('2026-09-30T22:00:00Z'), until: new Date('2026-12-01T23:00:00Z') },
    compared: { from: new Date('2025-09-30T22:00:00Z'), until: new Date('2025-12-01T23:00:00Z') },
  })
})

test.each([
  ['this month', '2026-11-29T10:00Z', 0, '2026-11-01 2026-11-30'],
  ['the last', '2026-11-29T10:00Z', 1, '2026-10-01 2026-10-31'],
  ['the last, from January', '2027-01-31T10:00Z', 1, '2026-12-01 2026-12-31'],
  ['the last, from March of a leap year', '2028-03-31T10:00Z', 1, '2028-02-01 2028-02-29'],
  ['the last, where it is the next month already', '2026-11-30T23:30Z', 1, '2026-11-01 2026-11-30'],
])('%s has its first and its last day', (_name, at, monthsBefore, wanted) => {
  restore()
  restore = setClock(() => new Date(at))
  expect(Object.values(monthIn('Europe/Berlin', monthsBefore)).join(' ')).toBe(wanted)
})
