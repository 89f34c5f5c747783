import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { recordEvent } from '../record-event'
import { isFresh } from '../session/is-fresh'
import { takeChallenge } from './challenges'
import { nameOf } from './passkey-name'
import { readAnswer } from './read-answer'
import { RELYING_PARTY } from './relying-party'

export type AddPasskeyRefusal = { code: 'not-fresh' | 'no-name' | 'passkey-refused' | 'passkey-known' }

/** Adds the passkey that the browser has just created for `beginPasskey`. `answer` is the browser's JSON response. */
export async function addPasskey(
  actor: ClientActor,
  input: { name: string; answer: string },
): Promise<Result<undefined, AddPasskeyRefusal>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const name = nameOf(input.name)
  if (!name) return err({ code: 'no-name' })
  const credential = await verify(actor.userId, input.answer)
  if (!credential) return err({ code: 'passkey-refused' })
  return inTransaction(async (tx) => {
    const { count } = await tx.passkey.createMany({
      data: {
        userId: actor.userId,
        name,
        credentialId: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: credential.transports ?? [],
        createdAt: now(),
      },
      skipDuplicates: true,
    })
    if (!count) return err({ code: 'passkey-known' })
    await recordEvent(tx, actor, 'passkey_added')
    return ok()
  })
}

async function verify(userId: string, answer: string) {
  const response = readAnswer<RegistrationResponseJSON>(answer)
  if (!response) return null
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(challenge, userId),
      expectedOrigin: RELYING_PARTY.origin,
      expectedRPID: RELYING_PARTY.id,
    })
    return registrationInfo?.credential ?? null
  } catch {
    // The package throws for every response it rejects.
    return null
  }
}
