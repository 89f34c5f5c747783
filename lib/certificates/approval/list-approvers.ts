import type { Actor } from '../../actor'
import { later, now, SECOND } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { type Approver, checkDraft } from '../setup/draft'
import { type AskFailure, ask } from './ask'
import { lockWaiting, type NotWaiting, type WaitingCertificate } from './waiting'

/** How long pages reuse a fetched list instead of querying Enom again. */
const LIST_KEPT_MS = 30 * SECOND

export type ListRefusal = { code: NotWaiting | 'list-unavailable' }

/** Returns the inboxes that the authority may email about a waiting certificate, as currently listed by Enom. */
export async function listApprovers(actor: Actor, id: string): Promise<Result<Approver[], ListRefusal>> {
  const found = await inTransaction((tx) => lockWaiting(tx, actor, id, 'change_approver'))
  if (!found.ok) return err({ code: found.error })
  const { issuance, type } = found.value
  const askedAt = issuance?.listsAskedAt.at(-1)
  const kept = askedAt && later(askedAt, LIST_KEPT_MS) > now() ? (await checkDraft(issuance, type)).approvers : null
  const listed = kept ? ok(kept) : await freshApprovers(found.value)
  return listed.ok ? listed : err({ code: 'list-unavailable' })
}

/** Fetches the list from Enom and stores it. */
export async function freshApprovers({ domainName, ...certificate }: WaitingCertificate): Promise<Result<Approver[], AskFailure>> {
  const { enomCertId, issuanceId } = certificate
  const domain = (domainName ?? '').replace(/^\*\./, '')
  const listed = await ask(certificate, (registrar) => registrar.approvers({ enomCertId, domain }))
  if (listed.ok && listed.value.length && issuanceId)
    await db.issuance.update({ where: { id: issuanceId }, data: { approvers: listed.value, listsAskedAt: [now()] } })
  return listed
}
