import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { toProduct } from '@/lib/api/views'
import { getProduct } from '@/lib/catalog/queries'
import { ok } from '@/lib/result'

export const GET = defineRoute(OPERATIONS.getProduct, async (_actor, { params: { slug } }) => {
  const product = await getProduct(slug)
  return ok(product && toProduct(product))
})
