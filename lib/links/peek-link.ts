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
      /** The language of the account with the link's email address, otherwise that of the account that owns the order. */
      language: Language | undefined
    }

/** Reads a link without redeeming it. Returns no name or address, because anyone with the link may see the result. */
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
