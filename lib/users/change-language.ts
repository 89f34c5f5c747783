import type { Actor } from '../actor'
import { db } from '../db/client'
import type { Language } from '../languages/types'
import { err, ok, type Result } from '../result'

/** Sets the language of a signed-in client's pages, emails and invoices. */
export async function changeLanguage(actor: Actor, language: Language): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client') return err({ code: 'not-allowed' })
  await db.user.update({ where: { id: actor.userId }, data: { language } })
  return ok()
}
