import { DAY } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { log } from '../../log'
import { RegistrarError, saysNo } from '../../registrar/errors'
import type { PricedProduct, Registrar } from '../../registrar/translation/types'
import { note } from '../lifecycle/transition'

/**
 * Corrects the recorded costs after a run of a queue if the price changed during the run. Enom's response to a purchase contains no price,
 * so the actual cost of each certificate is read from the account's history, by order number. If the history cannot be read, the audit
 * finds the difference.
 */
export async function recordActualCosts(registrar: Registrar, { began, listed }: { began: Date; listed: PricedProduct }): Promise<void> {
  try {
    const today = (await registrar.priceList()).find(({ enomProdType }) => enomProdType === listed.enomProdType)
    if (today?.yearly.amount === listed.yearly.amount) return
    const from = new Date(began.getTime() - DAY).toISOString().slice(0, 10)
    const paid = new Map((await registrar.transactions({ from })).map(({ orderId, amount }) => [orderId, -amount]))
    const bought = await db.supplierOperation.findMany({
      where: {
        kind: 'purchase',
        state: 'succeeded',
        accountId: registrar.accountId,
        enomProdType: listed.enomProdType,
        closedAt: { gte: began },
      },
      select: { enomCertId: true, enomOrderId: true },
    })
    for (const { enomCertId, enomOrderId } of bought) {
      const cost = enomOrderId === null ? undefined : paid.get(enomOrderId)
      if (enomCertId !== null && cost !== undefined) await correct(registrar.accountId, enomCertId, cost)
    }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ trouble: error.trouble }, 'reading the actual cost failed; the audit will correct it')
  }
}

function correct(enomAccountId: string, enomCertId: number, cost: number): Promise<void> {
  return inTransaction(async (tx) => {
    const certificate = await tx.certificate.findFirst({ where: { enomAccountId, enomCertId }, select: { id: true, cost: true } })
    if (certificate && certificate.cost !== cost) await correctCost(tx, certificate.id, { from: certificate.cost, to: cost }, 'system')
  })
}

/** Replaces the cost of a certificate if it is still `from`, and records the correction. Returns whether the cost was replaced. */
export async function correctCost(tx: Tx, id: string, { from, to }: { from: number | null; to: number }, actor: string): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({ where: { id, cost: from }, data: { cost: to } })
  if (count) await note(tx, id, { kind: 'certificate.cost_corrected', actor, detail: { from, to } })
  return count === 1
}

/**
 * Reads what Enom billed for an order that contains exactly one certificate, in minor units. Returns null if the order does not show what
 * that certificate cost. @throws RegistrarError if Enom could not be queried.
 */
export async function readBilled(registrar: Pick<Registrar, 'order'>, enomOrderId: number | null): Promise<number | null> {
  if (enomOrderId === null) return null
  try {
    const order = await registrar.order(enomOrderId)
    return order?.items.length === 1 ? (order.billed?.amount ?? null) : null
  } catch (error) {
    if (saysNo(error)) return null
    throw error
  }
}
