import { now } from '../clock'
import { db } from '../db/client'
import type { LinkPurpose } from '../db/generated/enums'
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
    }

/** Reads a link without using it up. Returns no name or address, because anyone with the link may see the result. */
export async function peekLink(token: string): Promise<PeekedLink> {
  const link = await db.link.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      purpose: true,
      orderId: true,
      usedAt: true,
      replacedAt: true,
      expiresAt: true,
      order: { select: { number: true } },
    },
  })
  if (!link) return { state: 'unknown' }
  return {
    state: link.usedAt ? 'used' : link.replacedAt ? 'replaced' : link.expiresAt <= now() ? 'expired' : 'ok',
    id: link.id,
    purpose: link.purpose,
    orderId: link.orderId,
    orderNumber: link.order?.number ?? null,
    endsAt: link.expiresAt,
  }
}
