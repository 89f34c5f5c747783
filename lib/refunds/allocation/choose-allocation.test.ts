import { expect, test } from 'vitest'
import { chooseAllocation, type Piece } from './choose-allocation'

const open = (id: string, price = 1900): Piece => ({ id, price, isClosed: false })
const closed = (id: string, price = 1900): Piece => ({ id, price, isClosed: true })
const partly = { isAllBack: false, isPaymentBack: false }

/** Returns the certificates that a refund made in Stripe covers, or the kind of choice if there are none. */
function forWhich(input: Parameters<typeof chooseAllocation>[0]): string[] | string {
  const choice = chooseAllocation(input)
  return 'pieces' in choice ? choice.pieces.map(({ id }) => id) : choice.kind
}

test.each([
  {
    what: 'all the money of the order',
    input: { isAllBack: true, isPaymentBack: true, amount: 500, pieces: [open('a'), closed('b')] },
    is: ['a', 'b'],
  },
  {
    what: 'a whole second payment',
    input: { isAllBack: false, isPaymentBack: true, amount: 1900, pieces: [closed('a')] },
    is: 'none',
  },
  { what: 'the price of the one that ended', input: { ...partly, amount: 1900, pieces: [closed('a'), open('b')] }, is: ['a'] },
  { what: 'the price of one of two that ended', input: { ...partly, amount: 1900, pieces: [closed('a'), closed('b')] }, is: 'unclear' },
  {
    what: 'the price of both that ended',
    input: { ...partly, amount: 3800, pieces: [closed('a'), closed('b'), open('c')] },
    is: ['a', 'b'],
  },
  { what: 'a price that only one of two has', input: { ...partly, amount: 4900, pieces: [closed('a'), closed('b', 4900)] }, is: ['b'] },
  { what: 'another sum', input: { ...partly, amount: 500, pieces: [closed('a')] }, is: 'unclear' },
  { what: 'the price of one that is still active', input: { ...partly, amount: 1900, pieces: [open('a'), open('b')] }, is: 'unclear' },
  { what: 'money when every certificate is refunded', input: { ...partly, amount: 500, pieces: [] }, is: 'none' },
  { what: 'nothing for a free certificate', input: { ...partly, amount: 0, pieces: [closed('a', 0)] }, is: 'unclear' },
])('a refund of $what covers $is', ({ input, is }) => {
  expect(forWhich(input)).toEqual(is)
})
