import type { Actor } from '../../actor'
import { type DisputeLock, disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { type Place, placeOf } from '../../certificates/lifecycle/places'
import type { IssuedFacts } from '../../certificates/status/file-text'
import { issuedFactsOf, SHOWN_SELECT } from '../../certificates/status/issued-facts'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { rowByRow } from '../../db/row-by-row'
import { mayStaff } from '../../permissions'
import { inCertificateView, withCertificateStatus } from './certificate-views'
import { fewDisputed } from './few-orders'
import { type Cursor, type ListPage, NO_ROWS, readPage } from './read-page'
import type { CertificateQuery } from './schema'
import { certificatesFitting } from './search'

export type CertificateListRow = {
  id: string
  place: Place
  dispute: DisputeLock | null
  since: Date
  name: string
  typeName: string
  order: { id: string; number: number; email: string }
  enomCertId: number | null
  authorityOrderId: string | null
  isSuspended: boolean
  checkedAt: Date | null
  createdAt: Date
} & IssuedFacts

/** Lists the certificates of all buyers, page by page. Empty for anyone but staff. */
export async function listCertificates(
  actor: Actor,
  { sort, view, status, search, ids }: CertificateQuery = {},
  { size, ...cursor }: Cursor & { size?: number } = {},
): Promise<ListPage<CertificateListRow>> {
  if (!mayStaff(actor, 'see', 'certificates:read')) return NO_ROWS
  const chosen = ids ? { id: { in: [...ids] } } : {}
  const fitting = await certificatesFitting(actor, search)
  const inStatus = (status === 'disputed' ? await fewDisputed() : null) ?? withCertificateStatus(status)
  const where = { AND: [inCertificateView(view, now()), inStatus, fitting, chosen] }
  const orderBy = ORDER_BY[sort ?? 'newest']
  const page = await readPage(
    cursor,
    (part) => {
      const rows = db.certificate.findMany({ where, orderBy, ...part, select: SELECT })
      return search ? rowByRow(rows) : rows
    },
    size,
  )
  return { ...page, rows: page.rows.map(toRow) }
}

const ORDER_BY = {
  newest: [{ id: 'desc' }],
  file_end: [{ fileEndsAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  cover_end: [{ coverEndsAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
} satisfies Record<string, Prisma.CertificateOrderByWithRelationInput[]>

const SELECT = {
  id: true,
  ...SHOWN_SELECT,
  statusSince: true,
  domainName: true,
  label: true,
  enomCertId: true,
  authorityOrderId: true,
  coverEndsAt: true,
  fileEndsAt: true,
  suspendedAt: true,
  checkedAt: true,
  createdAt: true,
  type: { select: { name: true } },
  order: { select: { id: true, number: true, email: true, status: true, ...LOCK_COLUMNS } },
} satisfies Prisma.CertificateSelect

function toRow({
  statusSince,
  domainName,
  label,
  fileEndsAt,
  suspendedAt,
  type,
  order: { disputes, changes, status, ...order },
  ...row
}: Prisma.CertificateGetPayload<{ select: typeof SELECT }>): CertificateListRow {
  return {
    id: row.id,
    enomCertId: row.enomCertId,
    authorityOrderId: row.authorityOrderId,
    checkedAt: row.checkedAt,
    createdAt: row.createdAt,
    isSuspended: suspendedAt !== null,
    place: placeOf(row),
    order,
    dispute: disputeLock({ disputes, changes }),
    since: statusSince,
    name: domainName || label,
    typeName: type.name,
    ...issuedFactsOf({ ...row, files: fileEndsAt ? [{ notAfter: fileEndsAt }] : [] }, { status }),
  }
}
