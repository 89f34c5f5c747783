import { expect, test } from 'vitest'
import { changeText, durationText, shareText } from './text'

test('times are shown in a suitable unit', () => {
  expect([null, 0, 60 * 89, 60 * 90, 47 * 3600, 48 * 3600, 84 * 3600].map(durationText)).toEqual([
    '–',
    '1 min',
    '89 min',
    '2 h',
    '47 h',
    '2 days',
    '3.5 days',
  ])
})

test('changes and percentages are shown only if there is something to compare with', () => {
  expect([changeText(112, 100), changeText(88, 100), changeText(5, 0), shareText(3, 4), shareText(0, 0)]).toEqual([
    '+12 %',
    '-12 %',
    '–',
    '75 %',
    '–',
  ])
})
