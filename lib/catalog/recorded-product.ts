import type { Tx } from '../db/transaction'

/** Returns what the audit log records about a product: its fields, and its prices by type, term and currency. */
export async function recordedOf(tx: Tx, id: string): Promise<object> {
  const select = { typeCode: true, years: true, currency: true, amount: true, active: true }
  const { createdAt, updatedAt, choices, ...fields } = await tx.product.findUniqueOrThrow({
    where: { id },
    include: { choices: { orderBy: [{ typeCode: 'asc' }, { years: 'asc' }], select } },
  })
  const sold = choices.filter(({ active }) => active)
  const prices = sold.map(({ typeCode, years, currency, amount }) => [`${typeCode}, ${years} y, ${currency}`, amount])
  return { ...fields, prices: Object.fromEntries(prices) }
}
