import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { log } from '../log'
import { RegistrarError, saysNotSold } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { PricedProduct, Registrar } from '../registrar/types'
import { alertPrices } from './alert-prices'

/**
 * Reads what an account pays for each certificate product and keeps it. What the list lacks and the shop sells is asked about by itself;
 * what Enom does not sell any more is kept with its last price, as off sale. Staff are told when something on sale here costs more than it
 * brings or cannot be bought.
 */
export async function readPrices(accountId: string): Promise<void> {
  const registrar = await openRegistrar({ accountId })
  if (!registrar) return
  try {
    const listed = await registrar.priceList()
    const unlisted = await askUnlisted(registrar, accountId, new Set(listed.map(({ enomProdType }) => enomProdType)))
    await keep(accountId, [...listed, ...unlisted])
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ accountId, trouble: error.trouble }, 'prices could not be read')
    return
  }
  await inTransaction((tx) => alertPrices(tx, accountId))
}

async function askUnlisted(registrar: Registrar, accountId: string, listed: ReadonlySet<number>): Promise<PricedProduct[]> {
  const sold = await db.productChoice.findMany({
    where: { active: true, product: { visible: true, OR: [{ enomAccountId: accountId }, { enomAccountId: null }] } },
    distinct: ['typeCode', 'years'],
    select: { years: true, type: { select: { enomProdType: true, name: true } } },
  })
  const types = new Map(sold.map(({ type }) => [type.enomProdType, type.name]))
  const priced: PricedProduct[] = []
  for (const [enomProdType, name] of types) {
    if (listed.has(enomProdType)) continue
    const terms = sold.flatMap(({ type, years }) => (type.enomProdType === enomProdType ? [years] : []))
    const answer = await askPrice(registrar, enomProdType)
    if (answer)
      priced.push({ enomProdType, name, enabled: answer.enabled, years: terms, yearly: answer.yours, retailYearly: answer.retail })
  }
  return priced
}

/** Null when Enom says that it does not sell it. */
async function askPrice(registrar: Registrar, enomProdType: number) {
  try {
    return await registrar.prices({ enomProdType, years: 1 })
  } catch (error) {
    if (saysNotSold(error)) return null
    throw error
  }
}

async function keep(accountId: string, products: readonly PricedProduct[]): Promise<void> {
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
      where: { accountId, enomProdType: { notIn: rows.map(({ enomProdType }) => enomProdType) } },
      data: { enabled: false },
    })
    for (const { enomProdType, ...price } of rows) {
      await tx.enomPrice.upsert({
        where: { accountId_enomProdType: { accountId, enomProdType } },
        create: { accountId, enomProdType, ...price, seenAt },
        update: { ...price, seenAt },
      })
    }
  })
}
