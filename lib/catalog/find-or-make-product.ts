import type { Tx } from '../db/transaction'

/**
 * Returns the product for an imported order: one of the shop's products of this type, otherwise a hidden product shared by all imports of
 * the type.
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
  // If another import is creating the product at the same time, this waits and uses that product.
  await tx.product.createMany({ data: hidden, skipDuplicates: true })
  return tx.product.findUniqueOrThrow({ where: { slug }, select: { id: true } })
}
