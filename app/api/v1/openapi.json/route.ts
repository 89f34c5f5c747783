import { shopName } from '@/app/_components/shop-name'
import { openApi } from '@/lib/api/openapi'
import { env } from '@/lib/config/env'

export const dynamic = 'force-dynamic'

/** Serves the OpenAPI description, which contains no secrets. */
export async function GET(): Promise<Response> {
  return Response.json(openApi({ origin: env.APP_URL, shop: await shopName() }))
}
