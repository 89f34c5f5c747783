import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { type Language, languageOf } from '../../languages/types'

export type EmailChangeView = { to: string; isFromConfirmed: boolean; isToConfirmed: boolean }

/** Returns the actor's pending change of address, or null. */
export async function findEmailChange(actor: Actor): Promise<EmailChangeView | null> {
  if (actor.kind !== 'client') return null
  const change = await db.emailChange.findFirst({
    where: { userId: actor.userId, endedAt: null, expiresAt: { gt: now() } },
    orderBy: { id: 'desc' },
    select: { to: true, fromConfirmedAt: true, toConfirmedAt: true, sessionVersion: true, user: { select: { sessionVersion: true } } },
  })
  if (change?.sessionVersion !== change?.user.sessionVersion) return null
  return change && { to: change.to, isFromConfirmed: change.fromConfirmedAt !== null, isToConfirmed: change.toConfirmedAt !== null }
}

/** `ask`: this link has not been used. `waiting`: this address has confirmed the change, but the other has not. */
export type ChangeOfLink = { side: 'from' | 'to'; state: 'ask' | 'waiting' | 'changed' | 'stopped'; language: Language | undefined }

/** Returns the state of the change that an emailed link belongs to. It contains no address, because anyone with the link can see it. */
export async function findChangeOfLink(linkId: string): Promise<ChangeOfLink | null> {
  const change = await db.emailChange.findFirst({
    where: { OR: [{ fromLinkId: linkId }, { toLinkId: linkId }] },
    include: { user: { select: { language: true } } },
  })
  if (!change) return null
  const side = change.fromLinkId === linkId ? 'from' : 'to'
  const language = languageOf(change.user.language) ?? undefined
  if (change.changedAt) return { side, state: 'changed', language }
  if (change.endedAt || change.expiresAt <= now()) return { side, state: 'stopped', language }
  return { side, state: (side === 'from' ? change.fromConfirmedAt : change.toConfirmedAt) ? 'waiting' : 'ask', language }
}
