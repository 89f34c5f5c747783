import { type CodeRefusal, redeemCode } from '../links/redeem-code'
import { err, ok, type Result } from '../result'
import { confirmEmail } from '../users/confirm-email'
import type { Claims } from './claims'
import { clientClaims } from './claims-for'
import { takeTurn } from './rate-limit'

export type SignInWithCodeRefusal = CodeRefusal | { code: 'too-many'; minutes: number }

/** The session a mailed six-digit code opens; the link it belongs to allows five tries in all. */
export async function signInWithCode(input: {
  linkId: string
  code: string
  ip: string
}): Promise<Result<{ claims: Claims; returnTo: string | null }, SignInWithCodeRefusal>> {
  const turn = await takeTurn('code_per_ip', input.ip)
  if (!turn.ok) return turn
  const redeemed = await redeemCode(input.linkId, input.code.replace(/\D/g, ''))
  if (!redeemed.ok) return redeemed
  await confirmEmail(redeemed.value.email)
  const claims = await clientClaims(redeemed.value.email)
  return claims ? ok({ claims, returnTo: redeemed.value.returnTo }) : err({ code: 'ended' })
}
