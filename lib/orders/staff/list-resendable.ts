import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { RESENDABLE } from './resend-mail'

export type ResendableMail = { id: string; kind: string; to: string; at: Date }

const NEWEST = 20

/** Returns, for staff, the latest emails that can be resent to the buyer of an order or certificate. */
export async function listResendable(actor: Actor, about: { orderId: string } | { certificateId: string }): Promise<ResendableMail[]> {
  if (!mayStaff(actor, 'see')) return []
  const rows = await db.mail.findMany({
    where: {
      ...about,
      orderId: 'orderId' in about ? about.orderId : { not: null },
      kind: { in: [...RESENDABLE] },
      status: { not: 'queued' },
    },
    orderBy: { id: 'desc' },
    take: NEWEST,
    select: { id: true, kind: true, to: true, createdAt: true, sentAt: true },
  })
  return rows.map(({ createdAt, sentAt, ...row }) => ({ ...row, at: sentAt ?? createdAt }))
}
