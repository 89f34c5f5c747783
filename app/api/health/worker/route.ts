import { workerState } from '../worker-state'

export const dynamic = 'force-dynamic'

/** For monitoring of the worker: 200 while one lives and begins what is due, 503 when none does or work is left lying. */
export async function GET(): Promise<Response> {
  const worker = await workerState()
  return Response.json(worker, { status: worker.state === 'working' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
