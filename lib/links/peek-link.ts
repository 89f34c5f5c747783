import { now } from '../clock'
import { db } from '../db/client'
import type { LinkPurpose } from '../db/generated/enums'
import { type Language, languageOf } from '../languages/types'
import { hashToken } from './secrets'

export type PeekedLink =
  | { state: 'unknown' }
  | {
      state: 'ok' | 'used' | 'expired' | 'replaced'
      id: string
      purpose: LinkPurpose
      orderId: string | null
      orderNumber: number | null
      endsAt: Date
      /** That of the account with the link's address, otherwise that of the account the order belongs to. */
      language: Language | undefined
    }

/** Reads a link without using it up. Returns no name or address, because anyone with the link may see the result. */
export async function peekLink(token: string): Promise<PeekedLink> {
  const link = await db.link.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      email: true,
      purpose: true,
      orderId: true,
      usedAt: true,
      replacedAt: true,
      expiresAt: true,
      order: { select: { number: true, user: { select: { language: true } } } },
    },
  })
  if (!link) return { state: 'unknown' }
  const account = await db.user.findUnique({ where: { email: link.email }, select: { language: true } })
  return {
    state: link.usedAt ? 'used' : link.replacedAt ? 'replaced' : link.expiresAt <= now() ? 'expired' : 'ok',
    id: link.id,
    purpose: link.purpose,
    orderId: link.orderId,
    orderNumber: link.order?.number ?? null,
    endsAt: link.expiresAt,
    language: languageOf((account ?? link.order?.user)?.language) ?? undefined,
  }
}
