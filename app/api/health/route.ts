import { isShopReady } from '@/lib/catalog/is-shop-ready'
import { workerState } from './worker-state'

export const dynamic = 'force-dynamic'

/**
 * For monitoring of the web process: 200 when the shop can serve, 503 when its database does not answer or is empty. It also says how
 * the worker is, whose state has an address of its own: a web process is not to be started again because no worker runs.
 */
export async function GET(): Promise<Response> {
  const [ready, worker] = await Promise.all([isShopReady(), workerState()])
  return Response.json({ ready, worker }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
