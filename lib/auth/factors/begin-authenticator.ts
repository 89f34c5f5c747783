import { readBrand } from '../../brand/read-brand'
import { now } from '../../clock'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import { seal } from '../../secrets/seal'
import type { ClientActor, StaffActor } from '../guards/guards'
import { isFresh } from '../session/is-fresh'
import { newSecret, secretContext, totpOf } from './authenticator-secret'

export type BeginAuthenticatorRefusal = { code: 'not-fresh' | 'already-on' }

/**
 * Creates the secret for a new authenticator app and returns it, once, together with the URI for its QR code. It has no effect until its
 * first code has been entered (confirm-authenticator.ts). Another call replaces an unconfirmed secret.
 */
export async function beginAuthenticator(
  actor: ClientActor | StaffActor,
): Promise<Result<{ secret: string; uri: string }, BeginAuthenticatorRefusal>> {
  if (!(await isFresh(actor))) return err({ code: 'not-fresh' })
  const { userId } = actor
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  const secret = newSecret()
  const fields = { secretSealed: seal(secret, { context: secretContext(userId) }), createdAt: now() }
  await db.authenticatorApp.createMany({ data: { userId, ...fields }, skipDuplicates: true })
  const { count } = await db.authenticatorApp.updateMany({ where: { userId, confirmedAt: null }, data: fields })
  const issuer = (await readBrand()).name
  return count ? ok({ secret, uri: totpOf(secret, { issuer, email }).toString() }) : err({ code: 'already-on' })
}
