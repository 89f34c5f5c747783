import { isShopReady } from '@/lib/catalog/is-shop-ready'

export const dynamic = 'force-dynamic'

/** For whoever watches the process: 200 when the shop can serve, 503 when its database does not answer or is empty. */
export async function GET(): Promise<Response> {
  const ready = await isShopReady()
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
