import type { RefundCause } from '../db/generated/enums'
import { wordsOf } from './text'
import type { Language } from './types'

/** Why money was refunded without a reason by staff. `name`: that of the certificate that could not be bought. */
export type RefundWhy = { code: 'rule'; name: string } | { code: Exclude<RefundCause, 'staff' | 'rule'> }

/** The refund of one certificate, with what `whyRefunded` needs. */
export const WHY_SELECT = {
  cause: true,
  allocations: { take: 1, orderBy: { certificateId: 'asc' }, select: { certificate: { select: { type: { select: { name: true } } } } } },
} as const

type Row = { cause: RefundCause; allocations: { certificate: { type: { name: string } } }[] }

/** Returns why a refund was made, from its cause; null if staff gave a reason. With a cause, `reason` is for staff only, in English. */
export function whyRefunded({ cause, allocations: [first] }: Row): RefundWhy | null {
  if (cause === 'staff') return null
  if (cause !== 'rule') return { code: cause }
  return first ? { code: cause, name: first.certificate.type.name } : null
}

/** Returns the words for why a refund was made; a reason that staff typed stays as it is. */
export function refundReason<Reason extends string | null>(
  { why, reason }: { why?: RefundWhy | null | undefined; reason: Reason },
  language: Language,
): Reason | string {
  return why ? refundWhyText(why, language) : reason
}

/** Returns the words for why the shop itself made a refund. */
export function refundWhyText(why: RefundWhy, language: Language): string {
  return wordsOf(language, 'refundWhy')(why.code, { name: why.code === 'rule' ? why.name : '' })
}
