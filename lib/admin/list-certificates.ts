import { z } from 'zod'
import type { Actor } from '../actor'
import { type DisputeLock, disputeLock, LOCK_COLUMNS, NOT_WON } from '../certificates/lifecycle/dispute-lock'
import { issuedFactsOf, NEWEST_FILE, SHOWN_SELECT } from '../certificates/lifecycle/issued-facts'
import { columnsOf, type Place, placeOf } from '../certificates/lifecycle/places'
import { type IssuedFacts, STAFF_LABELS } from '../certificates/lifecycle/status-text'
import { needsStaff } from '../certificates/view/needs-staff'
import { db } from '../db/client'
import { literal } from '../db/contains'
import type { Prisma } from '../db/generated/client'
import { mayStaff } from '../permissions'

export type CertificateListRow = {
  id: string
  place: Place
  dispute: DisputeLock | null
  since: Date
  name: string
  typeName: string
  order: { id: string; number: number; email: string }
  enomCertId: number | null
  checkedAt: Date | null
} & IssuedFacts

type Filter = {
  after?: string
  /** One of STAFF_LABELS, or one of the two views that span several of them. */
  status?: string
  search?: string
}

const PAGE_SIZE = 25

/**
 * Lists all buyers' certificates, newest first, filtered by status and by address, order number, Enom number or buyer. Empty for anyone but
 * staff.
 */
export async function listCertificates(
  actor: Actor,
  { after, status, search }: Filter = {},
): Promise<{ rows: CertificateListRow[]; next: string | null }> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.certificate.findMany({
    where: { AND: [await statusOf(status), searchOf(search), z.uuid().safeParse(after).success ? { id: { lt: after } } : {}] },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    select: {
      id: true,
      ...SHOWN_SELECT,
      statusSince: true,
      domainName: true,
      label: true,
      enomCertId: true,
      coverEndsAt: true,
      checkedAt: true,
      type: { select: { name: true } },
      order: { select: { id: true, number: true, email: true, status: true, ...LOCK_COLUMNS } },
      files: NEWEST_FILE,
    },
  })
  const rows = found
    .slice(0, PAGE_SIZE)
    .map(({ statusSince, domainName, label, type, files, order: { disputes, status: orderStatus, ...order }, ...row }) => ({
      id: row.id,
      enomCertId: row.enomCertId,
      checkedAt: row.checkedAt,
      place: placeOf(row),
      order,
      dispute: disputeLock({ disputes }),
      since: statusSince,
      name: domainName || label,
      typeName: type.name,
      ...issuedFactsOf({ ...row, files }, { status: orderStatus }),
    }))
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

async function statusOf(status: Filter['status']): Promise<Prisma.CertificateWhereInput> {
  if (!status) return {}
  if (status === 'disputed') return { order: { disputes: { some: NOT_WON } } }
  if (status === 'needs_staff') return needsStaff()
  const shown = STAFF_LABELS.get(status) ?? []
  return { OR: shown.map(({ place, wasIssued }) => ({ ...columnsOf(place), issuedAt: wasIssued ? { not: null } : null })) }
}

function searchOf(search: string | undefined): Prisma.CertificateWhereInput {
  const text = search?.trim().toLowerCase()
  if (!text) return {}
  if (/^\d{1,9}$/.test(text)) return { OR: [{ enomCertId: Number(text) }, { order: { number: Number(text) } }] }
  const contains = literal(text)
  return { OR: [{ domainName: { contains } }, { label: { contains, mode: 'insensitive' } }, { order: { email: { contains } } }] }
}
