import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { TicketKind, TicketStatus } from '../../db/generated/enums'
import { dollars, type Money } from '../../money'
import { mayStaff } from '../../permissions'
import { NAME_COLUMNS, staffName } from '../status/staff-name'

export type TicketRow = {
  id: string
  certificateId: string
  name: string
  kind: TicketKind
  status: TicketStatus
  text: string
  openedAt: Date
  sentAt: Date | null
  answeredAt: Date | null
  received: Money | null
  /** When the certificate was bought, which starts Enom's refund period. */
  boughtAt: Date | null
}

const PAGE = 25

/** Lists the tickets in a status, or those of one certificate, oldest first. Empty for anyone but staff. */
export async function listTickets(
  actor: Actor,
  { of, after }: { of: { status: TicketStatus } | { certificateId: string }; after?: string | undefined },
): Promise<{ rows: TicketRow[]; next: string | null }> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.supplierTicket.findMany({
    where: { ...of, ...(z.uuid().safeParse(after).success ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: PAGE + 1,
    omit: { onceKey: true },
    include: {
      certificate: {
        select: {
          ...NAME_COLUMNS,
          events: { where: { kind: 'certificate.purchased' }, orderBy: { id: 'asc' }, take: 1, select: { at: true } },
        },
      },
    },
  })
  const rows = found.slice(0, PAGE).map(({ certificate, received, ...row }) => ({
    ...row,
    name: staffName(certificate),
    received: received === null ? null : dollars(received),
    boughtAt: certificate.events[0]?.at ?? null,
  }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}
