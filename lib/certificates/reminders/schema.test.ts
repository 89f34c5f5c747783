import { expect, test } from 'vitest'
import { OWN_DAYS } from '../lifecycle/reminder-days'
import { remindersOf } from './reminders-of'
import { reminderDaysInput } from './schema'

const typed = { version: '', afterPayment: '1, 3, 7, 14, 30', beforeFileEnds: '30, 14, 7, 3, 1', beforeCoverEnds: '60,30 , 14;7,1' }

test('the shop’s default days pass the validation', () => {
  expect(reminderDaysInput.parse(typed)).toEqual({ version: '', ...OWN_DAYS })
})

test.each([
  ['beforeCoverEnds', '', 'Enter whole days separated by commas, such as 60, 30, 7.'],
  ['beforeCoverEnds', '30, x', 'Enter whole days'],
  ['beforeCoverEnds', '30, 1.5', 'Enter whole days'],
  ['beforeCoverEnds', '30, 0', 'Enter whole days'],
  ['beforeCoverEnds', '30,, 7', 'Enter whole days'],
  ['beforeCoverEnds', '30, 45', '45 comes after 30.'],
  ['beforeCoverEnds', '30, 30', '30 comes after 30.'],
  ['beforeCoverEnds', '6, 1', 'The first reminder would come only 6 days before the end. Send one at least 7 days before it.'],
  ['beforeCoverEnds', '91', '91 days is too far away. Use at most 90.'],
  ['beforeFileEnds', '40, 7', '40 days is too far away. Use at most 39.'],
  ['beforeFileEnds', '20,19,18,17,16,15,14,13,12,11,10', 'These are 11 reminders.'],
  ['afterPayment', '7, 3', '3 comes after 7.'],
])('for %s, “%s” is refused: %s', (field, text, sentence) => {
  const read = reminderDaysInput.safeParse({ ...typed, [field]: text })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, expect.stringContaining(sentence)]])
})

test('staff see the dates of the emails for a certificate that ends on a given day', () => {
  const dates = remindersOf({ afterPayment: [2], beforeFileEnds: [14], beforeCoverEnds: [60, 7] }, new Date('2027-11-14T00:00:00Z'))
  expect(dates.map(({ at, kind }) => `${at.toISOString().slice(0, 10)} ${kind}`)).toEqual([
    '2027-09-15 cover',
    '2027-10-31 file',
    '2027-11-07 cover',
    '2027-11-16 set_up',
  ])
})
