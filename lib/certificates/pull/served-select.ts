import type { Prisma } from '../../db/generated/client'
import { LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { GOES_BACK } from '../settlement/is-refunded'
import { HANDED_OUT } from '../status/issued-facts'

/** A `select` of the columns that decide whether a certificate's files are served, and of the latest file that its buyer has. */
export const SERVED_SELECT = {
  stage: true,
  issuedAt: true,
  suspendedAt: true,
  order: { select: { status: true, ...LOCK_COLUMNS } },
  allocations: { where: { refund: GOES_BACK }, select: { refundId: true }, take: 1 },
  files: {
    where: HANDED_OUT,
    orderBy: { id: 'desc' },
    take: 1,
    select: { leafPem: true, chainPem: true, fingerprint: true, names: true, receivedAt: true, notAfter: true },
  },
} satisfies Prisma.CertificateSelect

export type ServedColumns = Prisma.CertificateGetPayload<{ select: typeof SERVED_SELECT }>
