import type { Actor } from '../actor'
import { withdrawUnsold } from '../catalog/pricing/withdraw-unsold'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { mayStaff } from '../permissions'
import { openRegistrar } from '../registrar/connection/open-registrar'
import { RegistrarError, saysNo, saysNotSold } from '../registrar/errors'
import type { PricedProduct, Registrar } from '../registrar/translation/types'
import { err, ok, type Result } from '../result'
import { alertPrices } from './alert-prices'

/**
 * Reads and stores what an account pays for each certificate product. Products that the shop sells but the list lacks are queried one by
 * one. A product that Enom no longer sells keeps its last price, is marked as not sold and is taken off sale. A product whose price Enom
 * refuses to quote keeps its last reading and does not hold up the others. Staff are alerted if something on sale here costs more than its
 * price or cannot be bought.
 */
export async function readPrices(accountId: string): Promise<void> {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) return
  try {
    const listed = await registrar.priceList()
    const { priced, unread } = await askUnlisted(registrar, accountId, new Set(listed.map(({ enomProdType }) => enomProdType)))
    await keep(accountId, [...listed, ...priced], unread)
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ accountId, trouble: error.trouble }, 'could not read Enom prices; will retry')
    return
  }
  await inTransaction(async (tx) => {
    await alertPrices(tx, accountId)
    await withdrawUnsold(tx, accountId)
  })
}

async function askUnlisted(
  registrar: Registrar,
  accountId: string,
  listed: ReadonlySet<number>,
): Promise<{ priced: PricedProduct[]; unread: number[] }> {
  const sold = await db.productChoice.findMany({
    where: { active: true, product: { visible: true, OR: [{ enomAccountId: accountId }, { enomAccountId: null }] } },
    distinct: ['typeCode', 'years'],
    select: { years: true, type: { select: { enomProdType: true, name: true } } },
  })
  const types = new Map(sold.map(({ type }) => [type.enomProdType, type.name]))
  const priced: PricedProduct[] = []
  const unread: number[] = []
  for (const [enomProdType, name] of types) {
    if (listed.has(enomProdType)) continue
    const terms = sold.flatMap(({ type, years }) => (type.enomProdType === enomProdType ? [years] : []))
    const answer = await askPrice(registrar, enomProdType)
    if (answer === 'unread') unread.push(enomProdType)
    else if (answer)
      priced.push({ enomProdType, name, enabled: answer.enabled, years: terms, yearly: answer.yours, retailYearly: answer.retail })
  }
  return { priced, unread }
}

/** Returns null if Enom says that it does not sell the product. Any other refusal affects only this product: `unread`. */
async function askPrice(registrar: Registrar, enomProdType: number) {
  try {
    return await registrar.prices({ enomProdType, years: 1 })
  } catch (error) {
    if (saysNotSold(error)) return null
    if (!saysNo(error)) throw error
    log.warn({ accountId: registrar.accountId, enomProdType, text: error.text }, 'could not read the price of a product; will retry')
    return 'unread'
  }
}

async function keep(accountId: string, products: readonly PricedProduct[], unread: readonly number[]): Promise<void> {
  const seenAt = now()
  const rows = products.map(({ enomProdType, name, yearly, retailYearly, enabled, years }) => ({
    enomProdType,
    name,
    enabled,
    years,
    yearly: yearly.amount,
    retailYearly: retailYearly?.amount ?? null,
  }))
  await inTransaction(async (tx) => {
    await tx.enomPrice.updateMany({
      where: { accountId, enomProdType: { notIn: [...rows.map(({ enomProdType }) => enomProdType), ...unread] } },
      data: { enabled: false },
    })
    for (const { enomProdType, ...price } of rows) {
      await tx.enomPrice.upsert({
        where: { accountId_enomProdType: { accountId, enomProdType } },
        create: { accountId, enomProdType, ...price, acceptedYearly: price.yearly, seenAt },
        update: { ...price, seenAt },
      })
    }
  })
}

/** Queues an immediate reading of one account's price list, for staff. */
export async function startReadingPrices(actor: Actor, accountId: string): Promise<Result<undefined, { code: 'not-found' }>> {
  const account = mayStaff(actor, 'products') && (await db.enomAccount.findUnique({ where: { id: accountId }, select: { id: true } }))
  if (!account) return err({ code: 'not-found' })
  await inTransaction((tx) => enqueue(tx, 'enom.read_prices', { accountId }))
  return ok()
}
