import type { OrderStatus } from '../../db/generated/enums'
import { PLACE_SELECT, type PlaceColumns } from './places'
import type { IssuedFacts } from './status-text'

/** Query for the newest file's expiry date, nested in a certificate query. */
export const NEWEST_FILE = { orderBy: { id: 'desc' }, take: 1, select: { notAfter: true } } as const

/** The `select` for where a certificate is and whether it was issued. */
export const SHOWN_SELECT = { ...PLACE_SELECT, issuedAt: true } as const

type Row = Pick<PlaceColumns, 'stage' | 'hold'> & { issuedAt: Date | null; coverEndsAt: Date | null; files: readonly { notAfter: Date }[] }

/** Returns what the texts about a certificate depend on besides its status: its two dates, and whether the whole order was refunded. */
export function issuedFactsOf({ stage, hold, issuedAt, coverEndsAt, files }: Row, order: { status: OrderStatus }): IssuedFacts {
  const wasIssued = issuedAt !== null
  // The buyer does not have a file that does not match.
  const hasFile = wasIssued && hold !== 'file_mismatch'
  return {
    wasIssued,
    fileExpiresAt: hasFile ? (files[0]?.notAfter ?? null) : null,
    coverEndsAt,
    isMoneyBack: stage === 'issued' && order.status === 'refunded',
  }
}
