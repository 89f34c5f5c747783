import { type Actor, actorName } from '../actor'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { later, now } from '../clock'
import { inTransaction } from '../db/transaction'
import { hashToken, newToken } from '../links/secrets'
import type { HelperStep } from '../permissions'
import { err, ok, type Result } from '../result'
import { lockOwnScope } from './own-scope'
import { HELPER_LINK_LIFETIME_MS, MAX_HELPER_LINKS, MAX_HELPER_NAME_LENGTH } from './schema'

export type HelperLinkRefusal = { code: 'not-found' | 'name-missing' | 'name-too-long' | 'too-many-links' }

/** Creates a link to one step of a certificate, for someone without an account. Its token is returned once; only the hash is stored. */
export function createHelperLink(
  actor: Actor,
  certificateId: string,
  { name: written, step }: { name: string; step: HelperStep },
): Promise<Result<{ token: string }, HelperLinkRefusal>> {
  return inTransaction(async (tx) => {
    const own = await lockOwnScope(tx, actor, { certificateId })
    if (!own) return err({ code: 'not-found' })
    const name = written.trim()
    if (!name) return err({ code: 'name-missing' })
    if (name.length > MAX_HELPER_NAME_LENGTH) return err({ code: 'name-too-long' })
    const createdAt = now()
    const live = await tx.helperLink.count({ where: { certificateId, revokedAt: null, expiresAt: { gt: createdAt } } })
    if (live >= MAX_HELPER_LINKS) return err({ code: 'too-many-links' })
    const token = newToken()
    const times = { createdAt, expiresAt: later(createdAt, HELPER_LINK_LIFETIME_MS) }
    await tx.helperLink.create({ data: { certificateId, step, name, tokenHash: hashToken(token), createdBy: actorName(actor), ...times } })
    await notePeople(tx, certificateId, 'certificate.helper_link_made', actor, { name, step })
    return ok({ token })
  })
}
