import { type Actor, actorName, isStaff } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { Registrar } from '../registrar/types'
import { err, ok, type Result } from '../result'
import { isTaken, writePurchase } from './keep-purchase'
import { ownCertificate } from './own'
import { openPurchases } from './purchase'
import { transition } from './transition'

export type ResolveRefusal = { code: 'not-found' | 'moved-meanwhile' | 'no-account' | 'not-at-enom' | 'enom-unavailable' | 'already-bound' }

/**
 * Staff found the certificate an unclear purchase left at Enom and bind it to its order. Enom is asked first whether there is
 * such a certificate; one that another order holds is refused. Its cost is the price read before the purchase was asked for,
 * else today's.
 */
export async function bindPurchase(
  actor: Actor,
  id: string,
  { enomCertId }: { enomCertId: number },
): Promise<Result<undefined, ResolveRefusal>> {
  const certificate = isStaff(actor) && (await db.certificate.findFirst({ where: ownCertificate(actor, id), include: withAccount }))
  if (!certificate) return err({ code: 'not-found' })
  if (certificate.status !== 'purchase_unclear') return err({ code: 'moved-meanwhile' })
  const registrar = await openRegistrar({ accountId: certificate.orderItem.product.enomAccountId, certificateId: id })
  if (!registrar) return err({ code: 'no-account' })
  try {
    await registrar.detail(enomCertId)
    const asked = (await openPurchases(db, id)).at(-1)
    const boughtAt = asked?.startedAt ?? now()
    const { years, type } = certificate
    const cost = asked?.cost ?? (await listedCost(registrar, type.enomProdType, years))
    const bought = { enomAccountId: registrar.accountId, enomCertId, enomOrderId: null, cost, boughtAt, years }
    const kept = await inTransaction((tx) => writePurchase(tx, id, { ...bought, actor: actorName(actor) }, 'purchase_unclear'))
    return kept ? ok() : err({ code: 'moved-meanwhile' })
  } catch (error) {
    if (isTaken(error)) return err({ code: 'already-bound' })
    if (!(error instanceof RegistrarError)) throw error
    return err({ code: error.trouble === 'refused_for_good' || error.trouble === 'fixable' ? 'not-at-enom' : 'enom-unavailable' })
  }
}

const withAccount = {
  type: { select: { enomProdType: true } },
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
} as const

/** What Enom asks for it today; null when it is no longer on its list. */
async function listedCost(registrar: Registrar, enomProdType: number, years: number): Promise<number | null> {
  const product = (await registrar.priceList()).find((listed) => listed.enomProdType === enomProdType)
  return product ? product.yearly.amount * years : null
}

/** Staff looked and Enom sold nothing: the certificate is bought anew. */
export function declareNotBought(actor: Actor, id: string): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, { from: ['purchase_unclear'], kind: 'certificate.declared_not_bought' })
}

/** Staff let a refused or waiting purchase be tried again now. */
export function retryPurchase(actor: Actor, id: string): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, { from: ['purchase_failed', 'purchase_blocked'], kind: 'certificate.purchase_retried' })
}

function buyAnew(
  actor: Actor,
  id: string,
  step: { from: readonly ('purchase_unclear' | 'purchase_failed' | 'purchase_blocked')[]; kind: string },
): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    const certificate = isStaff(actor) && (await tx.certificate.findFirst({ where: ownCertificate(actor, id), select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    const moved = await transition(tx, id, { ...step, to: 'provisioning', actor: actorName(actor) })
    if (!moved.ok) return err({ code: moved.error })
    await enqueue(tx, 'certificate.purchase', { certificateId: id }, { key: `purchase:${id}` })
    return ok()
  })
}
