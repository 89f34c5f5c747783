import type { Tx } from '../db/transaction'

/**
 * Returns the product that an imported order names: one of the shop's for this type, otherwise a hidden one made for imports, of which there
 * is one however many import.
 */
export async function findOrMakeProduct(
  tx: Tx,
  { code, name }: { code: string; name: string },
  accountId: string,
): Promise<{ id: string }> {
  const sold = await tx.product.findFirst({
    where: { typeCode: code },
    orderBy: [{ visible: 'desc' }, { position: 'asc' }],
    select: { id: true },
  })
  if (sold) return sold
  const slug = `imported-${code}`
  const summary = 'Certificates imported from Enom.'
  const hidden = { slug, name, summary, typeCode: code, activation: 'manual' as const, enomAccountId: accountId, visible: false }
  // Another import that makes it at this moment is waited for, and its product taken.
  await tx.product.createMany({ data: hidden, skipDuplicates: true })
  return tx.product.findUniqueOrThrow({ where: { slug }, select: { id: true } })
}
