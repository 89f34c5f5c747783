import { type CodeRefusal, redeemCode } from '../../links/redeem-code'
import { err, ok, type Result } from '../../result'
import { confirmEmail } from '../../users/confirm-email'
import { tellCodesOff } from '../../users/tell-codes-off'
import { consumeRateLimits, restoreRateLimits, type TooMany, type Turn } from '../limits/rate-limit'
import { logSecurity } from '../security-log'
import type { PersonClaims } from '../session/claims'
import { clientClaims } from '../session/claims-for'

export type SignInWithCodeRefusal = { code: 'wrong'; attemptsLeft: number } | { code: 'ended' } | { code: 'codes-off' } | TooMany

/** Returns the session opened by an emailed six-digit code. Its link allows five attempts in total. */
export async function signInWithCode(input: {
  linkId: string
  code: string
  ip: string
}): Promise<Result<{ claims: PersonClaims; returnTo: string | null; email: string }, SignInWithCodeRefusal>> {
  const { linkId, ip } = input
  const facts = { side: 'client', by: 'code', network: ip } as const
  const turns: readonly Turn[] = [['code_per_ip', ip]]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) {
    logSecurity('limit_used_up', { ...facts, limit: 'code_per_ip' })
    return turn
  }
  const redeemed = await redeemCode(linkId, input.code.replace(/\D/g, ''))
  if (!redeemed.ok) return err(await noteRefusal(redeemed.error, facts))
  const { email, returnTo } = redeemed.value
  await restoreRateLimits(turns)
  await confirmEmail(email)
  const claims = await clientClaims(email)
  if (!claims) return err({ code: 'ended' })
  return ok({ claims, returnTo, email })
}

async function noteRefusal(refusal: CodeRefusal, facts: { side: 'client'; by: 'code'; network: string }) {
  if (refusal.code !== 'wrong') {
    logSecurity('code_refused', { ...facts, reason: refusal.code })
    return refusal
  }
  const { attemptsLeft, email, codesAreOff } = refusal
  logSecurity('sign_in_failed', { ...facts, address: email })
  if (!codesAreOff) return attemptsLeft > 0 ? { code: 'wrong' as const, attemptsLeft } : { code: 'ended' as const }
  logSecurity('codes_stopped', { ...facts, address: email })
  await tellCodesOff(email)
  return { code: 'codes-off' as const }
}
