import { isShopReady } from '@/lib/catalog/is-shop-ready'
import { workerState } from './worker-state'

export const dynamic = 'force-dynamic'

/**
 * Health check of the web process: 200 if the shop can serve requests, 503 if its database does not respond or is empty. It also reports
 * the state of the worker, which has its own health check: a missing worker is no reason to restart the web process.
 */
export async function GET(): Promise<Response> {
  const [ready, worker] = await Promise.all([isShopReady(), workerState()])
  return Response.json({ ready, worker }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
