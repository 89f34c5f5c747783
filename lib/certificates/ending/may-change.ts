import type { VatAnswer } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { err, ok, type Result } from '../../result'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { type Place, placeOf } from '../lifecycle/places'
import { hasOpenPurchase } from '../operation/open'
import { isRefunded } from '../settlement/is-refunded'

/** Why a certificate can't be changed to another one. */
export type ChangeRefusal = {
  code:
    | 'not-found'
    /** An imported one. */
    | 'never-paid'
    | 'changed'
    | 'came-from-change'
    | 'transferred'
    | 'issued'
    | 'sent'
    | 'over'
    | 'being-bought'
    | 'suspended'
    | 'disputed'
    | 'refunded'
    | 'refund-undecided'
}

export type Changeable = {
  id: string
  orderId: string
  orderNumber: number
  userId: string
  email: string
  country: string | null
  /** The tax number from the order in which the certificate was bought. */
  taxNumber: string | null
  vatAnswer: VatAnswer | null
  vatAskedAt: Date | null
  termsVersion: number | null
  typeCode: string
  typeName: string
  years: number
  label: string
  renewsId: string | null
  /** The amount paid for the certificate. */
  paid: Money
  place: Place
}

/**
 * Returns the data needed to change this certificate, or why it can't be changed. It must be unbought, or bought but not yet sent to the
 * authority, and the shop must still have all the money paid for it. With `lock`, in a transaction that has locked its order, this holds
 * until the transaction ends.
 */
export async function mayChange(tx: Tx, id: string, { lock = false } = {}): Promise<Result<Changeable, ChangeRefusal>> {
  if (lock) await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
  const row = await tx.certificate.findUnique({
    where: { id },
    include: { type: { select: { name: true } }, orderItem: true, order: { include: LOCK_COLUMNS } },
  })
  if (!row) return err({ code: 'not-found' })
  const { order, orderItem, orderId, userId, typeCode, type, years, label, renewsId } = row
  const place = placeOf(row)
  const code = whyNot({ ...row, place }) ?? ((await isRefunded(tx, id)) ? 'refunded' : null)
  if (code) return err({ code })
  if (await hasOpenPurchase(tx, id)) return err({ code: 'being-bought' })
  const paid = { amount: orderItem.unitAmount, currency: order.currency }
  const { number: orderNumber, email, country, termsVersion, taxNumber, vatAnswer, vatAskedAt } = order
  const buyer = { userId, email, country, termsVersion, taxNumber, vatAnswer, vatAskedAt }
  return ok({ id, orderId, orderNumber, ...buyer, typeCode, typeName: type.name, years, label, renewsId, paid, place })
}

type Row = {
  place: Place
  stage: string
  issuedAt: Date | null
  suspendedAt: Date | null
  changedToId: string | null
  userId: string
  orderItem: { unitAmount: number; credit: number }
  order: { userId: string; status: string } & Parameters<typeof disputeLock>[0]
}

function whyNot({ place, stage, order, orderItem, ...row }: Row): ChangeRefusal['code'] | null {
  if (row.changedToId) return 'changed'
  if (stage === 'closed') return 'over'
  if (row.issuedAt) return 'issued'
  if (stage === 'submission' || stage === 'validation') return 'sent'
  if (!orderItem.unitAmount) return 'never-paid'
  if (orderItem.credit) return 'came-from-change'
  if (row.userId !== order.userId) return 'transferred'
  if (row.suspendedAt) return 'suspended'
  if (disputeLock(order) || place === 'purchase:payment_disputed') return 'disputed'
  if (order.status !== 'paid' || place === 'purchase:refund_withdrawn') return 'refund-undecided'
  return place === 'purchase:outcome_unknown' ? 'being-bought' : null
}
