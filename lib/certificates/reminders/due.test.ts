import { expect, test } from 'vitest'
import { DAY, earlier, HOUR, later } from '../../clock'
import { OWN_DAYS } from '../lifecycle/reminder-days'
import { dueReminders, type ReminderFacts } from './due'

const since = new Date('2026-11-29T12:00:00Z')
const end = new Date('2027-11-29T12:00:00Z')
const setUp: ReminderFacts = { stage: 'setup', validationStep: null, statusSince: since, coverEndsAt: null, file: null, successor: 'none' }
const issued: ReminderFacts = { ...setUp, stage: 'issued', coverEndsAt: end, file: { id: 'f', notAfter: later(since, 199 * DAY) } }

const stepsAt = (facts: ReminderFacts, at: Date, days = OWN_DAYS) =>
  dueReminders(facts, at, days).due.map(({ kind, step }) => `${kind} ${step}`)

test('the buyer is reminded of an unfinished set-up after an hour and five more times, then staff are alerted', () => {
  const spans = [HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 37 * DAY]
  expect(stepsAt(setUp, later(since, HOUR - 1))).toEqual([])
  const steps = spans.flatMap((span) => stepsAt(setUp, later(since, span)))
  expect(steps).toEqual(['set_up 1h', 'set_up 1d', 'set_up 3d', 'set_up 7d', 'set_up 14d', 'set_up 30d', 'set_up_staff 37d'])
  expect(dueReminders(setUp, later(since, 37 * DAY), OWN_DAYS).next).toBeNull()
})

test('after a gap only the latest reminder is due', () => {
  expect(stepsAt(setUp, later(since, 10 * DAY))).toEqual(['set_up 7d'])
})

test('the buyer is reminded of a pending approval after one and three days, and never of an organisation check', () => {
  const waiting: ReminderFacts = { ...setUp, stage: 'validation', validationStep: 'approval' }
  expect([1, 3].flatMap((days) => stepsAt(waiting, later(since, days * DAY)))).toEqual(['approval 1d', 'approval 3d'])
  expect(stepsAt({ ...waiting, validationStep: 'organisation' }, later(since, 3 * DAY))).toEqual([])
})

test('the buyer is reminded of a file before it expires, and not once it has expired', () => {
  const { notAfter } = issued.file ?? { notAfter: since }
  expect([30, 14, 7, 3, 1].flatMap((days) => stepsAt(issued, earlier(notAfter, days * DAY)))).toEqual([
    'replace_file 30d',
    'replace_file 14d',
    'replace_file 7d',
    'replace_file 3d',
    'replace_file 1d',
  ])
  expect(stepsAt(issued, notAfter)).toEqual([])
})

test('the last file of a cover has no successor, so the buyer is only reminded of the end of the cover', () => {
  const last: ReminderFacts = { ...issued, file: { id: 'f', notAfter: end } }
  expect([60, 30, 14, 7, 1].flatMap((days) => stepsAt(last, earlier(end, days * DAY)))).toEqual([
    'cover_ends 60d',
    'cover_ends 30d',
    'cover_ends 14d',
    'cover_ends 7d',
    'cover_ends 1d',
  ])
  expect(stepsAt(last, end)).toEqual([])
})

test('a new order stops the notices about the cover, and its file stops those about the old file', () => {
  const near: ReminderFacts = { ...issued, file: { id: 'f', notAfter: earlier(end, 2 * DAY) } }
  const at = earlier(end, 7 * DAY)
  expect(stepsAt(near, at)).toEqual(['replace_file 7d', 'cover_ends 7d'])
  expect(stepsAt({ ...near, successor: 'ordered' }, at)).toEqual(['replace_file 7d'])
  expect(stepsAt({ ...near, successor: 'issued' }, at)).toEqual([])
})

test('an unfinished replacement doesn’t stop the notices about the current file', () => {
  const at = later(since, 192 * DAY)
  expect(stepsAt({ ...issued, stage: 'setup', statusSince: earlier(at, 4 * DAY) }, at)).toEqual(['replace_file 7d'])
})

test('no one is reminded of a closed certificate', () => {
  expect(dueReminders({ ...issued, stage: 'closed' }, earlier(end, DAY), OWN_DAYS)).toEqual({ due: [], next: null })
})

test('reminders are sent on the days that staff chose, and staff are alerted to an unfinished set-up a week after the last one', () => {
  const days = { afterPayment: [2, 10], beforeFileEnds: [21, 8], beforeCoverEnds: [45, 9] }
  const last: ReminderFacts = { ...issued, file: { id: 'f', notAfter: end } }
  expect([60, 45, 30, 9, 1].flatMap((left) => stepsAt(last, earlier(end, left * DAY), days))).toEqual([
    'cover_ends 45d',
    'cover_ends 45d',
    'cover_ends 9d',
    'cover_ends 9d',
  ])
  const { notAfter } = issued.file ?? { notAfter: since }
  expect([30, 21, 8].flatMap((left) => stepsAt(issued, earlier(notAfter, left * DAY), days))).toEqual([
    'replace_file 21d',
    'replace_file 8d',
  ])
  expect([HOUR, 2 * DAY, 10 * DAY, 17 * DAY].flatMap((span) => stepsAt(setUp, later(since, span), days))).toEqual([
    'set_up 1h',
    'set_up 2d',
    'set_up 10d',
    'set_up_staff 17d',
  ])
})
