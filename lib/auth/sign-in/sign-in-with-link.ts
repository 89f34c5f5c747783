import { redeemLink } from '../../links/redeem-link'
import { err, ok, type Result } from '../../result'
import { confirmEmail } from '../../users/confirm-email'
import { consumeRateLimits, restoreRateLimits, type Turn } from '../limits/rate-limit'
import { orderPath } from '../order-path'
import { logSecurity } from '../security-log'
import type { OrderClaims, PersonClaims } from '../session/claims'
import { clientClaims, orderClaims } from '../session/claims-for'

export type SignInWithLinkRefusal = { code: 'link-ended' } | { code: 'too-many'; minutes: number }

type SignedInWithLink =
  | { claims: PersonClaims; returnTo: string | null; email: string }
  | { claims: OrderClaims | null; returnTo: string; email: null }

/**
 * Redeems an emailed link. A sign-in link opens the person's whole client area, a set-up link only its order. Someone already signed in as
 * the order's owner (`signedInAs`) keeps the wider session, so `claims` is null. `email` is the address that a sign-in link was sent to.
 */
export async function signInWithLink(input: {
  token: string
  signedInAs: string | null
  ip: string
}): Promise<Result<SignedInWithLink, SignInWithLinkRefusal>> {
  const facts = { side: 'client', by: 'link', network: input.ip } as const
  const turns: readonly Turn[] = [['redeem_per_ip', input.ip]]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) {
    logSecurity('limit_used_up', { ...facts, limit: 'redeem_per_ip' })
    return turn
  }
  const redeemed = await redeemLink(input.token)
  if (!redeemed.ok) {
    logSecurity('sign_in_failed', { ...facts, reason: redeemed.error })
    return err({ code: 'link-ended' })
  }
  const { purpose, email, orderId, returnTo } = redeemed.value
  await restoreRateLimits(turns)
  await confirmEmail(email)
  if (purpose === 'sign_in') {
    const claims = await clientClaims(email)
    return claims ? ok({ claims, returnTo, email }) : err({ code: 'link-ended' })
  }
  const claims = orderId ? await orderClaims(orderId) : null
  if (!claims) return err({ code: 'link-ended' })
  logSecurity('signed_in', { ...facts, userId: claims.sub })
  return ok({ claims: claims.sub === input.signedInAs ? null : claims, returnTo: await orderPath(claims.orderId), email: null })
}
