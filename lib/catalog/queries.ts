import { db } from '../db/client'
import { onSale } from './on-sale'
import type { ProductView, TypeView } from './schema'
import { productColumns, toProduct, typeColumns } from './select'

/** Returns everything on sale, in the shop's order. Runs when pages are built, not when they are visited. */
export async function listProducts(): Promise<ProductView[]> {
  const rows = await db.product.findMany({
    where: { ...onSale(), choices: { some: { active: true } } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: productColumns,
  })
  return rows.map(toProduct)
}

/** Returns the product with this slug, or null if there is none or it is not currently on sale. */
export async function getProduct(slug: string): Promise<ProductView | null> {
  const row = await db.product.findFirst({ where: { slug, ...onSale(), choices: { some: { active: true } } }, select: productColumns })
  return row && toProduct(row)
}

/** Returns all certificate types Enom sells, whether or not the shop sells them. */
export async function listTypes(): Promise<TypeView[]> {
  return db.certificateType.findMany({ orderBy: { position: 'asc' }, select: typeColumns })
}
