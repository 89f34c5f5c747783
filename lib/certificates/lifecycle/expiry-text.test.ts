import { expect, test } from 'vitest'
import { expiryText } from '@/lib/certificates/lifecycle/status-text'

const at = new Date('2026-11-22T12:00:00Z')

test.each([
  ['2027-06-09T12:00:00Z', 'This file expires in 199 days'],
  ['2026-11-25T12:00:00Z', 'This file expires in 3 days'],
  ['2026-11-25T11:59:00Z', 'This file expires in 71 hours'],
  ['2026-11-22T12:30:00Z', 'This file expires in an hour'],
  ['2026-11-22T12:00:00Z', 'This file expired on 22 Nov 2026'],
])('a file that expires at %s says "%s"', (ends, text) => {
  expect(expiryText(new Date(ends), at)).toBe(text)
})
