import type { Prisma } from '../../db/generated/client'
import type { OrderStatus } from '../../db/generated/enums'
import { PLACE_SELECT, type PlaceColumns } from '../lifecycle/places'
import type { IssuedFacts } from './file-text'

/** Files the buyer has: those without faults, and those released by staff. */
export const HANDED_OUT = { OR: [{ faults: { isEmpty: true } }, { releasedAt: { not: null } }] } satisfies Prisma.CertificateFileWhereInput

/** Query for the expiry date of the latest file that the buyer has, nested in a certificate query. */
export const NEWEST_FILE = {
  where: HANDED_OUT,
  orderBy: { id: 'desc' },
  take: 1,
  select: { notAfter: true },
} satisfies Prisma.Certificate$filesArgs

/** The `select` for a certificate's place and whether it was issued. */
export const SHOWN_SELECT = { ...PLACE_SELECT, issuedAt: true } as const

type Row = Pick<PlaceColumns, 'stage'> & { issuedAt: Date | null; coverEndsAt: Date | null; files: readonly { notAfter: Date }[] }

/** Returns what the texts about a certificate depend on besides its status: its two dates and whether the whole order was refunded. */
export function issuedFactsOf({ stage, issuedAt, coverEndsAt, files }: Row, order: { status: OrderStatus }): IssuedFacts {
  return {
    wasIssued: issuedAt !== null,
    fileExpiresAt: files[0]?.notAfter ?? null,
    coverEndsAt,
    isMoneyBack: stage === 'issued' && order.status === 'refunded',
  }
}
