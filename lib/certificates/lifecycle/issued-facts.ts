import type { OrderStatus } from '../../db/generated/enums'
import { PLACE_SELECT, type PlaceColumns } from './places'
import type { IssuedFacts } from './status-text'

/** The newest file's end, of a certificate's own row. */
export const NEWEST_FILE = { orderBy: { id: 'desc' }, take: 1, select: { notAfter: true } } as const

/** A `select` of where a certificate is, and whether it was issued. */
export const SHOWN_SELECT = { ...PLACE_SELECT, issuedAt: true } as const

type Row = Pick<PlaceColumns, 'stage' | 'hold'> & { issuedAt: Date | null; coverEndsAt: Date | null; files: readonly { notAfter: Date }[] }

/** What the words about a certificate depend on besides its status: its two dates, and whether the money of its whole order went back. */
export function issuedFactsOf({ stage, hold, issuedAt, coverEndsAt, files }: Row, order: { status: OrderStatus }): IssuedFacts {
  const wasIssued = issuedAt !== null
  // A file that does not fit is nothing the buyer has.
  const hasFile = wasIssued && hold !== 'file_mismatch'
  return {
    wasIssued,
    fileExpiresAt: hasFile ? (files[0]?.notAfter ?? null) : null,
    coverEndsAt,
    isMoneyBack: stage === 'issued' && order.status === 'refunded',
  }
}
