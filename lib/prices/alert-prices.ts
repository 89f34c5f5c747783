import { createHash } from 'node:crypto'
import { type ChoiceCost, listCostsOfAccount } from '../catalog/product-costs'
import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { dollars, formatMoney } from '../money'
import { alertStaff } from '../outbox/alerts/alert-staff'

const MAX_LISTED = 20

/**
 * Sends staff one email about everything on sale that Enom no longer sells or whose cost exceeds its price. An unchanged list is not sent
 * again in the same month.
 */
export async function alertPrices(tx: Tx, accountId: string): Promise<void> {
  const troubled = (await listCostsOfAccount(tx, accountId)).filter(({ state }) => state === 'discontinued' || state === 'loss')
  if (!troubled.length) return
  const lines = troubled.map(lineOf)
  const what = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
  await alertStaff(tx, {
    event: `prices:${accountId}:${now().toISOString().slice(0, 7)}:${what}`,
    subject: 'Enom’s prices no longer match the shop’s',
    lines: [
      'Orders for products that cost more than their price are put on hold until you change the price, the product or the account’s cost tolerance. Products that Enom no longer sells were taken off sale.',
      ...lines.slice(0, MAX_LISTED),
      ...(lines.length > MAX_LISTED ? [`And ${lines.length - MAX_LISTED} more.`] : []),
    ],
    path: '/admin/products',
  })
}

function lineOf({ productName, typeName, years, price, cost, state }: ChoiceCost): string {
  const term = `${productName === typeName ? productName : `${productName} (${typeName})`}, ${years === 1 ? '1 year' : `${years} years`}`
  if (state === 'discontinued') return `${term}: Enom doesn’t sell it.`
  return `${term}: costs ${formatMoney(dollars(cost ?? 0))}, sold for ${formatMoney(price)}.`
}
