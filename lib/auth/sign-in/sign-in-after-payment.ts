import { findOrderPaidHere } from '../../orders/paid-here'
import type { Claims } from '../session/claims'
import { orderClaims } from '../session/claims-for'

/**
 * The session that the browser which has just paid gets for its order and nothing else, so that its buyer need not wait for the mail.
 * Null when it is not that browser, or too late; `keep` when it is signed in as the order's owner already, which is wider.
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
