import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { ok, type Result } from '../../result'
import { keepChallenge } from '../factors/challenges'
import { RELYING_PARTY } from '../factors/relying-party'
import { consumeRateLimit, type TooMany } from '../limits/rate-limit'

/** Returns what the browser needs to ask for any passkey of this shop. It is the same for everyone, so it reveals nothing about anyone. */
export async function beginPasskeySignIn(input: { ip: string }): Promise<Result<PublicKeyCredentialRequestOptionsJSON, TooMany>> {
  const turn = await consumeRateLimit('passkey_per_ip', input.ip)
  if (!turn.ok) return turn
  const options = await generateAuthenticationOptions({ rpID: RELYING_PARTY.id, userVerification: 'required' })
  await keepChallenge(options.challenge, null)
  return ok(options)
}
