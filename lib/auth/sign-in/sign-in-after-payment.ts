import { findOrderPaidHere } from '../../orders/paid-here'
import type { Claims } from '../session/claims'
import { orderClaims } from '../session/claims-for'

/**
 * Returns claims that give access to only this order, for the browser that has just paid for it, so that the buyer need not wait for the
 * email. Returns null for any other browser or after the time limit, and `keep` if the browser is already signed in as the order's owner.
 */
export async function signInAfterPayment(input: {
  stripeSessionId: string
  cartToken: string
  signedInAs: string | null
}): Promise<Claims | 'keep' | null> {
  const paid = await findOrderPaidHere(input)
  const claims = paid && (await orderClaims(paid.orderId))
  return claims?.sub === input.signedInAs ? 'keep' : claims
}
