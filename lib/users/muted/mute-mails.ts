import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { SwitchableMail } from '../../email/switchable'
import { err, ok, type Result } from '../../result'

/** Sets which kinds of email the actor has switched off. */
export async function muteMails(actor: Actor, kinds: readonly SwitchableMail[]): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client') return err({ code: 'not-allowed' })
  await db.user.update({ where: { id: actor.userId }, data: { mutedMails: [...kinds] } })
  return ok()
}
