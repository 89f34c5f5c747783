import { db } from '../db/client'
import type { ProductView, TypeView } from './schema'
import { productColumns, toProduct, typeColumns } from './select'

/** Everything on sale, in the shop's order. Asked when pages are made, not when they are visited. */
export async function listProducts(): Promise<ProductView[]> {
  const rows = await db.product.findMany({
    where: { visible: true, choices: { some: { active: true } } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: productColumns,
  })
  return rows.map(toProduct)
}

/** One product on sale; null when there is none of this name or it is not sold now. */
export async function getProduct(slug: string): Promise<ProductView | null> {
  const row = await db.product.findFirst({ where: { slug, visible: true, choices: { some: { active: true } } }, select: productColumns })
  return row && toProduct(row)
}

/** All certificate types Enom sells, whether the shop sells them or not. */
export async function listTypes(): Promise<TypeView[]> {
  return db.certificateType.findMany({ orderBy: { position: 'asc' }, select: typeColumns })
}
