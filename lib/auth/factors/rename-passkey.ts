import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import type { ClientActor } from '../guards/guards'
import { nameOf } from './passkey-name'

/** Renames one of the actor's own passkeys. */
export async function renamePasskey(
  actor: ClientActor,
  input: { id: string; name: string },
): Promise<Result<undefined, { code: 'not-found' | 'no-name' }>> {
  const name = nameOf(input.name)
  if (!name) return err({ code: 'no-name' })
  const { count } = await db.passkey.updateMany({ where: { id: input.id, userId: actor.userId }, data: { name } })
  return count ? ok() : err({ code: 'not-found' })
}
