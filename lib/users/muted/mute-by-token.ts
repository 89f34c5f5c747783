import { db } from '../../db/client'
import { isSwitchable } from '../../email/switchable'
import { readUnsubscribeToken } from '../../links/unsubscribe-token'
import { err, ok, type Result } from '../../result'

/** Switches off the kind of email that an email's token identifies. Idempotent. */
export async function muteByToken(token: string): Promise<Result<undefined, { code: 'unknown' }>> {
  const named = readUnsubscribeToken(token)
  if (!named || !isSwitchable(named.kind)) return err({ code: 'unknown' })
  const { userId, kind } = named
  await db.user.updateMany({ where: { id: userId, NOT: { mutedMails: { has: kind } } }, data: { mutedMails: { push: kind } } })
  return ok()
}
