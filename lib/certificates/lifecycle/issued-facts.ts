import type { CertificateStatus, OrderStatus } from '../../db/generated/enums'
import type { IssuedFacts } from './status-text'

/** The newest file's end, of a certificate's own row. */
export const NEWEST_FILE = { orderBy: { id: 'desc' }, take: 1, select: { notAfter: true } } as const

type Row = { status: CertificateStatus; coverEndsAt: Date | null; files: readonly { notAfter: Date }[] }

/** What the words about a certificate depend on besides its status: its two dates, and whether the money of its whole order went back. */
export function issuedFactsOf({ status, coverEndsAt, files }: Row, order: { status: OrderStatus }): IssuedFacts {
  const hasFile = status === 'issued' || status === 'refunded_issued'
  return {
    fileExpiresAt: hasFile ? (files[0]?.notAfter ?? null) : null,
    coverEndsAt,
    isMoneyBack: status === 'issued' && order.status === 'refunded',
  }
}
