import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { now } from '../../clock'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import { takeChallenge } from '../factors/challenges'
import { readAnswer } from '../factors/read-answer'
import { RELYING_PARTY } from '../factors/relying-party'
import { logSecurity } from '../security-log'
import type { PersonClaims, Side } from '../session/claims'

/**
 * Returns the session that a passkey opens on one side of the shop. `answer` is the browser's JSON response to `beginPasskeySignIn`. The
 * refusal is the same whether the passkey is unknown, the person is disabled, a buyer is on the staff sign-in page, the signature is wrong,
 * the challenge has expired or the counter did not increase.
 */
export async function signInWithPasskey(input: {
  answer: string
  ip: string
  side: Side
}): Promise<Result<{ claims: PersonClaims; email: string }, { code: 'passkey-refused' }>> {
  const answer = readAnswer<AuthenticationResponseJSON>(input.answer)
  const passkey =
    answer &&
    (await db.passkey.findUnique({
      where: { credentialId: answer.id },
      include: { user: { select: { id: true, email: true, sessionVersion: true, disabledAt: true, role: true } } },
    }))
  const counter =
    answer && passkey && !passkey.user.disabledAt && (input.side === 'client' || passkey.user.role === 'staff')
      ? await verify(answer, passkey)
      : null
  // Compare the counter again in the write itself, so that a cloned authenticator used at the same moment is refused.
  const { count } =
    passkey && counter !== null
      ? await db.passkey.updateMany({ where: { id: passkey.id, counter: passkey.counter }, data: { counter, lastUsedAt: now() } })
      : { count: 0 }
  if (!passkey || count === 0) {
    logSecurity('sign_in_failed', { side: input.side, by: 'passkey', network: input.ip, userId: passkey?.userId })
    return err({ code: 'passkey-refused' })
  }
  const { id, email, sessionVersion } = passkey.user
  return ok({ claims: { kind: input.side, sub: id, version: sessionVersion }, email })
}

/** Returns the authenticator's new counter, or null if the response is rejected. */
async function verify(
  response: AuthenticationResponseJSON,
  passkey: { credentialId: string; publicKey: Uint8Array; counter: bigint },
): Promise<bigint | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(challenge, null),
      expectedOrigin: RELYING_PARTY.origin,
      expectedRPID: RELYING_PARTY.id,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
    })
    return verified ? BigInt(authenticationInfo.newCounter) : null
  } catch {
    // The package throws for every response it rejects.
    return null
  }
}
