import { expect, test } from 'vitest'
import { buyerOrderWords } from './text'

const at = new Date()
type Line = ['charge' | 'refund', 'pending' | 'succeeded' | 'failed', number]
const read = (lines: Line[], ended: ('owed' | 'never_paid' | null)[] = [], status: 'paid' | 'needs_review' | 'refunded' = 'paid') =>
  buyerOrderWords({
    source: 'shop',
    status,
    total: { amount: 3800, currency: 'USD' },
    counts: { all: ended.length, owed: ended.filter((how) => how === 'owed').length, toSetUp: 0 },
    money: lines.map(([kind, state, amount], id) => ({
      id: String(id),
      kind,
      status: state,
      money: { amount, currency: 'USD' },
      reason: null,
      at,
    })),
  })

test('a buyer sees how much was refunded and what is still owed, and the order is shown in green only if neither applies', () => {
  const charge: Line = ['charge', 'succeeded', 3800]
  expect(read([charge, ['refund', 'failed', 1900]], [null])).toMatchObject({ tone: 'good', sentence: 'We have received your payment.' })
  expect(read([charge, ['refund', 'succeeded', 1900]])).toMatchObject({
    tone: 'info',
    sentence: 'We have received your payment. $19.00 of $38.00 has been refunded.',
  })
  expect(read([charge, ['refund', 'pending', 1900]]).sentence).toMatch(/ A refund of \$19\.00 out of \$38\.00 is on its way\.$/)
  expect(read([charge, ['refund', 'succeeded', 1000], ['refund', 'pending', 900]]).sentence).toMatch(
    / \$10\.00 of \$38\.00 has been refunded; another \$9\.00 is on its way\.$/,
  )
  expect(read([charge], ['owed', 'owed', null])).toMatchObject({
    tone: 'warning',
    sentence:
      'We have received your payment. 2 certificates of this order have ended. We’re checking your payment for them and will write to you.',
  })
  expect(read([charge], ['owed']).sentence).toContain('The certificate of this order has ended.')
  expect(read([charge, ['refund', 'succeeded', 1900]], [], 'needs_review')).toMatchObject({
    tone: 'warning',
    sentence: expect.stringMatching(/ \$19\.00 of \$38\.00 has been refunded\.$/),
  })
  expect(read([charge, ['refund', 'succeeded', 3800]], [], 'refunded').sentence).not.toMatch(/ of \$38/)
})

test('a buyer sees a dispute as a fact once Stripe reports it, and as a possibility while only a refused refund suggests it', () => {
  const sentence = (isDisputeSuspected: boolean) =>
    buyerOrderWords({
      source: 'shop',
      status: 'paid',
      total: { amount: 3800, currency: 'USD' },
      counts: { all: 0, owed: 0, toSetUp: 0 },
      money: [],
      dispute: 'open',
      isDisputeSuspected,
    }).sentence
  expect(sentence(false)).toMatch(/^Your bank has asked us .* ask your bank to withdraw/)
  expect(sentence(true)).toMatch(/^It looks as if .* write to us\.$/)
  expect(sentence(true)).not.toMatch(/withdraw/)
})
