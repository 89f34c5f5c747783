import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { ok, type Result } from '../../result'
import { keepChallenge } from '../factors/challenges'
import { RELYING_PARTY } from '../factors/relying-party'
import { consumeRateLimit, type TooMany } from '../limits/rate-limit'

/**
 * Returns the options with which the browser requests any passkey for this shop. They are the same for everyone, so they reveal nothing
 * about a person.
 */
export async function beginPasskeySignIn(input: { ip: string }): Promise<Result<PublicKeyCredentialRequestOptionsJSON, TooMany>> {
  const turn = await consumeRateLimit('passkey_per_ip', input.ip)
  if (!turn.ok) return turn
  const options = await generateAuthenticationOptions({ rpID: RELYING_PARTY.id, userVerification: 'required' })
  await keepChallenge(options.challenge, null)
  return ok(options)
}
