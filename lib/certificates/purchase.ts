import { now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { onlyOne } from '../jobs/only-one'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import { blockerOf } from './blocker-of'
import { callsWithoutAnswer, type OpenCall } from './calls-without-answer'
import { isRefunded } from './is-refunded'
import { keepPurchase } from './keep-purchase'
import { type ParkedPurchase, parkPurchase } from './park-purchase'
import { transition } from './transition'

const NO_RESULT = 'An earlier purchase call ended without an answer that was kept.'

const needed = {
  type: true,
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
} satisfies Prisma.CertificateInclude

/** The name under which one certificate is being bought: nobody else buys or cancels it meanwhile. */
export function purchaseKey(id: string): string {
  return `certificate.purchase:${id}`
}

/**
 * Buys a certificate at Enom, at most once: Enom PurchaseServices takes no reference of ours, so it is never asked again in doubt.
 *
 * - an earlier call was answered and we were killed before that was stored: its answer is stored now
 * - an earlier call may have bought: `purchase_unclear`, nothing is called
 * - the order's money went back meanwhile: `cancelled`
 * - Enom cannot be asked, or the balance is short: `purchase_blocked`, goes on by itself once mended
 * - Enom refuses for good: `purchase_failed`
 * - no readable answer: `purchase_unclear`
 * - bought: `not_configured`
 *
 * Staff are told of what is blocked, unclear or failed. A certificate that is not `provisioning` is left alone.
 * @throws Error while the same certificate is being bought elsewhere; the queue tries again later.
 */
export function purchase(id: string): Promise<void> {
  return onlyOne(purchaseKey(id), () => buyOnce(id))
}

async function buyOnce(id: string): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: needed })
  if (certificate?.status !== 'provisioning') return
  const [earlier, ...others] = await openPurchases(db, id)
  if (earlier) {
    if (others.length || !earlier.answered) return parkPurchase(id, { to: 'purchase_unclear', text: NO_RESULT })
    const { accountId, startedAt, cost, answered } = earlier
    const bought = { enomAccountId: accountId, enomCertId: answered.certId, enomOrderId: answered.orderId ?? null, cost }
    return keepPurchase(id, { ...bought, boughtAt: startedAt, years: certificate.years, actor: 'system' })
  }
  if (await isRefunded(db, certificate.orderId)) return cancel(id)
  const registrar = await openRegistrar({ accountId: certificate.orderItem.product.enomAccountId, certificateId: id })
  if (!registrar) return parkPurchase(id, { to: 'purchase_blocked', blocker: 'no_account', text: 'There is no Enom account.' })
  const boughtAt = now()
  const { type, years } = certificate
  const bought = await registrar
    .buy({ enomService: type.enomService, enomProdType: type.enomProdType, years })
    .catch((error: unknown) => refusal(error))
  if ('to' in bought)
    return parkPurchase(id, { ...bought, accountId: registrar.accountId, balance: await balanceIfShort(bought, registrar) })
  await keepPurchase(id, { ...bought, enomAccountId: registrar.accountId, boughtAt, years, actor: 'system' })
}

async function cancel(id: string): Promise<void> {
  await inTransaction((tx) => transition(tx, id, { from: 'provisioning', to: 'cancelled', kind: 'certificate.cancelled', actor: 'system' }))
}

/** The purchase calls that may have bought, since staff last said that nothing was bought. */
export async function openPurchases(tx: Tx, id: string): Promise<OpenCall[]> {
  const cleared = await tx.certificateEvent.findFirst({
    where: { certificateId: id, kind: 'certificate.declared_not_bought' },
    orderBy: { id: 'desc' },
  })
  return callsWithoutAnswer(tx, id, 'PurchaseServices', cleared?.at ?? null)
}

function refusal(error: unknown): ParkedPurchase {
  if (!(error instanceof RegistrarError)) throw error
  const blocker = blockerOf(error)
  if (blocker) return { to: 'purchase_blocked', blocker, text: error.text }
  return { to: error.trouble === 'unclear' ? 'purchase_unclear' : 'purchase_failed', text: error.text }
}

/** The balance a purchase failed at: it is tried again when there is more. Unknown when Enom does not say. */
async function balanceIfShort(parked: ParkedPurchase, registrar: { balance(): Promise<{ amount: number }> }): Promise<number | undefined> {
  if (parked.blocker !== 'funds_needed') return undefined
  return registrar.balance().then(
    ({ amount }) => amount,
    () => undefined,
  )
}
