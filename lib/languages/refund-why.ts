import type { RefundCause } from '../db/generated/enums'
import { wordsOf } from './text'
import type { Language } from './types'

/** Why money was refunded without a reason from staff. `name`: the name of the certificate that could not be bought. */
export type RefundWhy = { code: 'rule'; name: string } | { code: Exclude<RefundCause, 'staff' | 'rule'> }

/** The refund of one certificate, with the data that `whyRefunded` needs. */
export const WHY_SELECT = {
  cause: true,
  allocations: { take: 1, orderBy: { certificateId: 'asc' }, select: { certificate: { select: { type: { select: { name: true } } } } } },
} as const

type Row = { cause: RefundCause; allocations: { certificate: { type: { name: string } } }[] }

/**
 * Returns why a refund was made, based on its cause; null if staff gave a reason. If there is a cause, `reason` is in English and for staff
 * only.
 */
export function whyRefunded({ cause, allocations: [first] }: Row): RefundWhy | null {
  if (cause === 'staff') return null
  if (cause !== 'rule') return { code: cause }
  return first ? { code: cause, name: first.certificate.type.name } : null
}

/** Returns the text that explains why a refund was made. A reason entered by staff is returned unchanged. */
export function refundReason<Reason extends string | null>(
  { why, reason }: { why?: RefundWhy | null | undefined; reason: Reason },
  language: Language,
): Reason | string {
  return why ? refundWhyText(why, language) : reason
}

/** Returns the text that explains why the shop made a refund automatically. */
export function refundWhyText(why: RefundWhy, language: Language): string {
  return wordsOf(language, 'refundWhy')(why.code, { name: why.code === 'rule' ? why.name : '' })
}
