import { expect, test } from 'vitest'
import { buyerProblem } from '../lifecycle/problems'
import { shownWords } from '../status/file-text'
import { whyDeclined } from './why-declined'

test.each([
  ['Refused by the certificate authority / The domain is on a list', 'refused-by-authority'],
  ['[INTERNAL_DATA_CHECK_FAILED] (org): embargo', 'refused-by-authority'],
  ['Refused by the certificate authority / CAA record', 'caa-refused'],
  ['[CAA_CHECK_FAILED] (domain.cn): not allowed', 'caa-refused'],
  ['Declined by the domain owner / not ours', 'declined'],
  ['', 'declined'],
])('“%s” is %s', (words, problem) => {
  expect(whyDeclined(words)).toBe(problem)
})

test('a refusal by the authority is not attributed to the domain owner, and each kind tells the buyer what to do', () => {
  const facts = {
    fileExpiresAt: null,
    coverEndsAt: null,
    isMoneyBack: false,
    ended: null,
    place: 'setup:declined',
    wasIssued: false,
  } as const
  const label = (problemCode: ReturnType<typeof whyDeclined> | null) => shownWords({ ...facts, problemCode }, new Date()).label
  expect([label('refused-by-authority'), label('caa-refused'), label('declined'), label(null)]).toEqual([
    'Refused by the authority',
    'Blocked by a DNS record',
    'Declined',
    'Declined',
  ])
  for (const problem of ['refused-by-authority', 'caa-refused'] as const) {
    expect(buyerProblem(problem).sentence).toMatch(/^(The authority refused|A CAA record)/)
    expect(buyerProblem(problem).sentence).not.toMatch(/approval message/)
  }
})
