import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { coverDates } from '../status/dates'

export type OrderAgain = { typeCode: string; years: number; label: string }

/** `too-early`: the authority accepts no new order before `from`. */
export type OrderAgainRefusal = { code: 'not-found' | 'never-issued' | 'payment-disputed' } | { code: 'too-early'; from: Date }

/** Returns what to buy to continue an issued certificate: the same product and term, for the same address. */
export async function getOrderAgain(actor: Actor, id: string): Promise<Result<OrderAgain, OrderAgainRefusal>> {
  const row = await db.certificate.findFirst({
    where: ownCertificate(actor, id, 'bill'),
    include: { type: { select: { reorderDays: true, carriesOver: true } }, order: { select: LOCK_COLUMNS } },
  })
  if (!row) return err({ code: 'not-found' })
  const { typeCode, years, label, domainName, coverEndsAt, issuedAt, stage } = row
  if (!issuedAt) return err({ code: 'never-issued' })
  if (disputeLock(row.order)) return err({ code: 'payment-disputed' })
  const from = coverEndsAt && coverDates(coverEndsAt, row.type).orderFrom
  if (stage !== 'closed' && from && from > now()) return err({ code: 'too-early', from })
  return ok({ typeCode, years, label: domainName ?? label })
}
