import { expect, test } from 'vitest'
import { inPlaces } from './approver-form'

test('each choice stays with its name, even if an earlier one is missing', () => {
  expect(inPlaces({})).toEqual([])
  expect(inPlaces({ 0: 'a@one.example', 1: 'a@two.example' })).toEqual(['a@one.example', 'a@two.example'])
  expect(inPlaces({ 1: 'a@two.example' })).toEqual(['', 'a@two.example'])
})

test('the eleventh name is sorted after the third', () => {
  expect(inPlaces({ 10: 'eleventh', 2: 'third' }).flatMap((email) => email || [])).toEqual(['third', 'eleventh'])
})
