import { redeemLink } from '../links/redeem-link'
import { err, ok, type Result } from '../result'
import { confirmEmail } from '../users/confirm-email'
import type { Claims } from './claims'
import { clientClaims, orderClaims } from './claims-for'
import { orderPath } from './order-path'
import { takeTurn } from './rate-limit'

export type SignInWithLinkRefusal = { code: 'link-ended' } | { code: 'too-many'; minutes: number }

/**
 * Uses a mailed link up. A sign-in link opens the person's whole client area, a set-up link its one order; somebody who is
 * signed in as that order's owner already (`signedInAs`) keeps the wider session, so `claims` is null.
 */
export async function signInWithLink(input: {
  token: string
  signedInAs: string | null
  ip: string
}): Promise<Result<{ claims: Claims | null; returnTo: string | null }, SignInWithLinkRefusal>> {
  const turn = await takeTurn('redeem_per_ip', input.ip)
  if (!turn.ok) return turn
  const redeemed = await redeemLink(input.token)
  if (!redeemed.ok) return err({ code: 'link-ended' })
  const { purpose, email, orderId, returnTo } = redeemed.value
  await confirmEmail(email)
  if (purpose === 'sign_in') {
    const claims = await clientClaims(email)
    return claims ? ok({ claims, returnTo }) : err({ code: 'link-ended' })
  }
  const claims = orderId ? await orderClaims(orderId) : null
  if (!claims) return err({ code: 'link-ended' })
  return ok({ claims: claims.sub === input.signedInAs ? null : claims, returnTo: await orderPath(claims.orderId) })
}
