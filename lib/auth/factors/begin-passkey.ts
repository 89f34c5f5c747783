import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { readBrand } from '../../brand/read-brand'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { isFresh } from '../session/is-fresh'
import { keepChallenge } from './challenges'
import { RELYING_PARTY } from './relying-party'

/** The maximum number of passkeys per person. */
const MAX_PASSKEYS = 20

export type BeginPasskeyRefusal = { code: 'not-fresh' | 'too-many-passkeys' }

/** Returns the options with which the browser creates a discoverable passkey that verifies the user. */
export async function beginPasskey(actor: ClientActor): Promise<Result<PublicKeyCredentialCreationOptionsJSON, BeginPasskeyRefusal>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const { userId } = actor
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, name: true, passkeys: { select: { credentialId: true } } },
  })
  if (user.passkeys.length >= MAX_PASSKEYS) return err({ code: 'too-many-passkeys' })
  const options = await generateRegistrationOptions({
    rpName: (await readBrand()).name,
    rpID: RELYING_PARTY.id,
    userID: new TextEncoder().encode(userId),
    userName: user.email,
    userDisplayName: user.name ?? user.email,
    excludeCredentials: user.passkeys.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(options.challenge, userId)
  return ok(options)
}
