import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { toProduct } from '@/lib/api/views'
import { listProducts } from '@/lib/catalog/queries'
import { ok } from '@/lib/result'

export const GET = defineRoute(OPERATIONS.listProducts, async (_actor, { query: { cursor, limit } }) => {
  const products = await listProducts()
  const from = cursor === undefined ? 0 : products.findIndex(({ slug }) => slug === cursor) + 1
  const rows = products.slice(from, from + limit)
  return ok({ rows: rows.map(toProduct), next: from + limit < products.length ? (rows.at(-1)?.slug ?? null) : null })
})
