import type { Tx } from '../db/transaction'

/** An order line names a product: one of the shop's for this type, else a hidden one made for imports, of which there is one however many import. */
export async function productForImport(tx: Tx, accountId: string, { code, name }: { code: string; name: string }): Promise<string> {
  const sold = await tx.product.findFirst({
    where: { typeCode: code },
    orderBy: [{ visible: 'desc' }, { position: 'asc' }],
    select: { id: true },
  })
  if (sold) return sold.id
  const slug = `imported-${code}`
  const summary = 'Certificates that were at Enom before.'
  const hidden = { slug, name, summary, typeCode: code, activation: 'manual' as const, enomAccountId: accountId, visible: false }
  // Another import that makes it at this moment is waited for, and its product taken.
  await tx.product.createMany({ data: hidden, skipDuplicates: true })
  return (await tx.product.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}
