import { type Actor, actorName, isStaff } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { isDuplicate } from '../db/is-duplicate'
import { type Also, inTransaction, type Tx } from '../db/transaction'
import { RegistrarError } from '../registrar/errors'
import { holdLogin } from '../registrar/hold-login'
import { openRegistrar } from '../registrar/open-registrar'
import type { Registrar } from '../registrar/types'
import { err, ok, type Result } from '../result'
import { keepPurchase } from './keep-purchase'
import { enqueueLanesOf } from './lane'
import { mayBeBought, OPEN_ATTEMPT } from './open-attempts'
import { ownCertificate } from './own'
import { readBilled } from './read-billed'
import { settleWithout } from './settle-without'
import { AWAITS_PURCHASE, type CertificateStatus } from './state'
import { type Step, transition } from './transition'
import { type BoughtCertificate, writePurchase } from './write-purchase'

export type ResolveRefusal = {
  code:
    | 'not-found'
    | 'moved-meanwhile'
    | 'being-bought'
    | 'still-looking'
    | 'no-account'
    | 'not-at-enom'
    | 'enom-unavailable'
    | 'already-bound'
    | 'another-product'
}

/**
 * Staff found the certificate an unclear purchase left at Enom, or one that belongs to nobody, and bind it to an order that waits. Enom is
 * asked first whether there is such a certificate, of the same product and term; one that another order holds is refused, and so is any
 * while Enom is being asked to sell one for this order. Its cost is the one the caller knows, else what Enom billed for its order, else what
 * was quoted before the purchase was asked for; without any of these it stays open until the audit reads it from the account's history.
 */
export async function bindPurchase(
  actor: Actor,
  id: string,
  { enomCertId, cost: known = null, also }: { enomCertId: number; cost?: number | null; also?: Also },
): Promise<Result<undefined, ResolveRefusal>> {
  const certificate = isStaff(actor) && (await db.certificate.findFirst({ where: ownCertificate(actor, id), include: needed }))
  if (!certificate) return err({ code: 'not-found' })
  if (!isAwaitingPurchase(certificate.status)) return err({ code: 'moved-meanwhile' })
  const [attempt] = certificate.attempts
  if (attempt?.state === 'started') return err({ code: 'being-bought' })
  const accountId = attempt?.accountId ?? certificate.orderItem.product.enomAccountId
  const registrar = await openRegistrar({ accountId, certificateId: id })
  if (!registrar) return err({ code: 'no-account' })
  try {
    const { enomOrderId = null, enomProdType, validityMonths } = await registrar.detail(enomCertId)
    const { years, type } = certificate
    if ((enomProdType ?? type.enomProdType) !== type.enomProdType) return err({ code: 'another-product' })
    if ((validityMonths ?? years * 12) !== years * 12) return err({ code: 'another-product' })
    const found = { enomCertId, enomOrderId, actor: actorName(actor) }
    const cost = known ?? (await readBilled(registrar, enomOrderId))
    if (attempt) return sayKept(await keepPurchase(attempt.id, cost === null ? found : { ...found, cost }, also))
    return await bindWithoutAttempt(id, registrar, { ...found, enomAccountId: registrar.accountId, cost, boughtAt: now(), years }, also)
  } catch (error) {
    if (isDuplicate(error)) return err({ code: 'already-bound' })
    if (!(error instanceof RegistrarError)) throw error
    return err({ code: error.trouble === 'refused_for_good' || error.trouble === 'fixable' ? 'not-at-enom' : 'enom-unavailable' })
  }
}

/** One that waits to be bought, and is not being bought at this moment, takes what stands at Enom already. */
function bindWithoutAttempt(
  id: string,
  { accountId, login }: Registrar,
  bought: BoughtCertificate,
  also?: Also,
): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    if (!(await holdLogin(tx, accountId, login))) return err({ code: 'moved-meanwhile' })
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const { status } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { status: true } })
    if (!isAwaitingPurchase(status)) return err({ code: 'moved-meanwhile' })
    if (await mayBeBought(tx, id)) return err({ code: 'being-bought' })
    await writePurchase(tx, id, bought)
    await also?.(tx)
    return ok()
  })
}

const isAwaitingPurchase = (status: CertificateStatus) => AWAITS_PURCHASE.some((awaiting) => awaiting === status)

function sayKept(kept: 'kept' | 'settled' | 'taken'): Result<undefined, ResolveRefusal> {
  if (kept === 'kept') return ok()
  return err({ code: kept === 'taken' ? 'already-bound' : 'moved-meanwhile' })
}

const needed = {
  type: { select: { enomProdType: true } },
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
  attempts: { where: OPEN_ATTEMPT, orderBy: { id: 'desc' }, take: 1 },
} as const

/**
 * Staff looked and Enom sold nothing: the certificate is bought anew. Should it turn up after all, the next order takes it. Refused while we are
 * still looking ourselves: until then Enom's lists may lack what it sold, so nobody can know.
 */
export function declareNotBought(actor: Actor, id: string): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    if (!(await isTheirs(tx, actor, id))) return err({ code: 'not-found' })
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const open = await tx.purchaseAttempt.findMany({ where: { certificateId: id, ...OPEN_ATTEMPT }, select: { id: true, openKey: true } })
    if (open.some(({ openKey }) => openKey !== null)) return err({ code: 'still-looking' })
    const step = { from: 'purchase_unclear', to: 'provisioning', kind: 'certificate.declared_not_bought', actor: actorName(actor) } as const
    const moved = await transition(tx, id, step)
    if (!moved.ok) return err({ code: moved.error })
    for (const attempt of open) {
      await settleWithout(tx, attempt.id, { state: 'absent', text: `${actorName(actor)} looked: nothing was bought.` })
    }
    await enqueueLanesOf(tx, [id])
    return ok()
  })
}

/** Staff let a refused or waiting purchase be tried again now. */
export function retryPurchase(actor: Actor, id: string, { also }: { also?: Also } = {}): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, { from: ['purchase_failed', 'purchase_blocked'], kind: 'certificate.purchase_retried' }, also)
}

/** Staff agree that this certificate may cost the shop so much, in minor units of the account's currency; it is bought now. */
export function acceptCost(actor: Actor, id: string, { cost }: { cost: number }): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, {
    from: ['purchase_blocked'],
    kind: 'certificate.cost_accepted',
    detail: { cost },
    facts: { acceptedCost: cost },
  })
}

function buyAnew(
  actor: Actor,
  id: string,
  step: Pick<Step, 'kind' | 'detail' | 'facts'> & { from: readonly ('purchase_failed' | 'purchase_blocked')[] },
): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    if (!(await isTheirs(tx, actor, id))) return err({ code: 'not-found' })
    const moved = await transition(tx, id, { ...step, to: 'provisioning', actor: actorName(actor) })
    if (!moved.ok) return err({ code: moved.error })
    await enqueueLanesOf(tx, [id])
    return ok()
  })
}

async function isTheirs(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  if (!isStaff(actor)) return false
  return (await tx.certificate.findFirst({ where: ownCertificate(actor, id), select: { id: true } })) !== null
}
