import { expect, test } from 'vitest'
import { dateMarks } from './date-marks'

const digicert = { brand: 'RapidSSL', reorderDays: 30, carriesOver: false }
const sectigo = { brand: 'Sectigo', reorderDays: 60, carriesOver: true }
const day = (text: string) => new Date(`${text}T12:00:00Z`)
const told = (marks: ReturnType<typeof dateMarks>) => marks.map(({ key, at }) => `${at.toISOString().slice(0, 10)} ${key}`)

test('it is best to reorder a RapidSSL certificate a week before its cover ends, because its remaining days are lost', () => {
  const dates = { fileBegins: day('2026-11-29'), fileExpiresAt: day('2027-06-16'), coverEndsAt: day('2027-11-29') }
  expect(told(dateMarks({ type: digicert, ...dates }))).toEqual([
    '2027-05-17 replace_from',
    '2027-06-16 file_ends',
    '2027-10-30 order_from',
    '2027-11-22 best_order_day',
    '2027-11-29 cover_ends',
  ])
})

test('it is best to reorder a Sectigo certificate on the first possible day, because its remaining days are added', () => {
  expect(told(dateMarks({ type: sectigo, fileBegins: null, fileExpiresAt: null, coverEndsAt: day('2027-11-29') }))).toEqual([
    '2027-09-30 order_from',
    '2027-11-29 cover_ends',
  ])
})

test('the end of approval by email is shown for a cover that lasts beyond 15 March 2028', () => {
  const marks = dateMarks({ type: digicert, fileBegins: null, fileExpiresAt: null, coverEndsAt: day('2028-11-29') })
  expect(told(marks)).toContain('2028-03-15 email_approval_ends')
})

test('a proof from 170 days ago counts under the 2026 rule but not under the 2027 rule', () => {
  const text = (begins: string, ends: string) =>
    dateMarks({ type: digicert, fileBegins: day(begins), fileExpiresAt: day(ends), coverEndsAt: day('2028-02-01') })[0]?.text
  expect(text('2026-06-01', '2026-12-17')).toBe('RapidSSL may reuse your approval.')
  expect(text('2026-11-29', '2027-06-16')).toBe('RapidSSL asks for your approval again.')
})
