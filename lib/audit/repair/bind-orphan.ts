import type { Actor } from '../../actor'
import { PLACE_SELECT, type Place, placeOf } from '../../certificates/lifecycle/places'
import { bindPurchase } from '../../certificates/purchase/bind'
import { soldThrough } from '../../certificates/purchase/queue'
import { db } from '../../db/client'
import type { Tx } from '../../db/transaction'
import { mayBeUntouched } from '../../registrar/translation/stages'
import { err, ok, type Result } from '../../result'
import type { DifferenceDetail } from '../schema'
import type { RepairRefusal } from './messages'
import { type OpenDifference, readOpen, resolve, unlessResolved } from './open-difference'

export type WaitingCertificate = { id: string; place: Place; orderNumber: number; email: string }

/** Whether an orphan can be bound to an order. An orphan that was set up elsewhere can only be imported. */
export function mayBeBound({ stage = 'unknown' }: DifferenceDetail): boolean {
  return mayBeUntouched(stage)
}

/**
 * Lists certificates that an orphan could be bound to: those of the same type, term and account that are paid for but not bought, longest
 * waiting first.
 */
export async function listWaiting({ accountId, detail }: Pick<OpenDifference, 'accountId' | 'detail'>): Promise<WaitingCertificate[]> {
  const { enomProdType, months } = detail
  if (enomProdType === undefined || !mayBeBound(detail)) return []
  const account = await db.enomAccount.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, isDefault: true } })
  const rows = await db.certificate.findMany({
    where: {
      stage: 'purchase',
      OR: [{ hold: null }, { hold: { not: 'activation' } }],
      type: { enomProdType },
      ...(months === undefined ? {} : { years: yearsOf(months) }),
      ...soldThrough(account),
    },
    orderBy: { id: 'asc' },
    take: 20,
    select: { id: true, ...PLACE_SELECT, order: { select: { number: true, email: true } } },
  })
  return rows.map(({ id, order: { number, email }, ...row }) => ({ id, place: placeOf(row), orderNumber: number, email }))
}

/** Converts Enom's term in months to years. */
export function yearsOf(months: number): number {
  return Math.max(1, Math.round(months / 12))
}

/**
 * Binds an orphan to a paid order that is waiting for a matching certificate. The certificate's cost is set to the amount that Enom charged
 * according to the comparison: the price may have changed since, and later comparisons read only newer transactions.
 */
export async function bindOrphan(
  actor: Actor,
  id: string,
  { certificateId }: { certificateId: string },
): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['orphan'])
  if (!difference.ok) return difference
  const { enomCertId, amount } = difference.value
  if (enomCertId === null) return err({ code: 'not-found' })
  if (!mayBeBound(difference.value.detail)) return err({ code: 'certificate', refusal: { code: 'set-up-at-enom' } })
  const waiting = await listWaiting(difference.value)
  if (!waiting.some((one) => one.id === certificateId)) return err({ code: 'no-waiting-order' })
  return unlessResolved(async () => {
    const also = (tx: Tx) => resolve(tx, actor, id, 'bound', { detail: { certificateId } })
    const bound = await bindPurchase(actor, certificateId, { enomCertId, cost: amount, also })
    return bound.ok ? ok() : err({ code: 'certificate', refusal: bound.error })
  })
}
