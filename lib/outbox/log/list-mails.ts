import { z } from 'zod'
import type { Actor } from '../../actor'
import { canonicalEmail } from '../../canonical-email'
import { db } from '../../db/client'
import { literal } from '../../db/contains'
import type { MailStatus } from '../../db/generated/enums'
import { mayStaff } from '../../permissions'

export type MailRow = {
  id: string
  kind: string
  to: string
  status: MailStatus
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  orderId: string | null
  certificateId: string | null
}

export type MailFilter = { after?: string; status?: string; kind?: string; to?: string }

const PAGE_SIZE = 50
const STATUSES: readonly MailStatus[] = ['queued', 'sent', 'failed']

export const MAIL_COLUMNS = {
  id: true,
  kind: true,
  to: true,
  status: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  sentAt: true,
  orderId: true,
  certificateId: true,
} as const

/** Lists the emails in the outbox, newest first, filtered by status, kind and full or partial address. Empty for anyone but staff. */
export async function listMails(
  actor: Actor,
  { after, status, kind, to }: MailFilter = {},
): Promise<{ rows: MailRow[]; next: string | null }> {
  if (!mayStaff(actor, 'logs')) return { rows: [], next: null }
  const address = to?.trim().toLowerCase()
  const found = await db.mail.findMany({
    where: {
      ...(z.uuid().safeParse(after).success && { id: { lt: after } }),
      ...(status && { status: { in: STATUSES.filter((one) => one === status) } }),
      ...(kind && { kind }),
      ...(address && { to: canonicalEmail(address) ?? { contains: literal(address) } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    select: MAIL_COLUMNS,
  })
  const rows = found.slice(0, PAGE_SIZE)
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}
