import { expect, test } from 'vitest'
import { fileDays, filesInTerm } from './file-lifetime'

const day = (text: string) => new Date(`${text}T12:00:00Z`)

test('the maximum validity of a file drops on the three dates in the ballot', () => {
  expect([day('2026-03-14'), day('2026-03-16')].map(fileDays)).toEqual([397, 199])
  expect([day('2027-03-14'), day('2027-03-16')].map(fileDays)).toEqual([199, 99])
  expect([day('2029-03-14'), day('2029-03-16')].map(fileDays)).toEqual([99, 46])
})

test('one year bought in November 2026 takes three files, because the later ones fall under the shorter limit', () => {
  expect(filesInTerm(1, day('2026-11-23'))).toBe(3)
})

test('one year bought right after the first change takes two files', () => {
  expect(filesInTerm(1, day('2026-03-16'))).toBe(2)
})
