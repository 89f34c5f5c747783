import { workerState } from '../worker-state'

export const dynamic = 'force-dynamic'

/** Health check of the worker: 200 if a worker is alive and starts due jobs, 503 if no worker is alive or jobs are not being processed. */
export async function GET(): Promise<Response> {
  const worker = await workerState()
  return Response.json(worker, { status: worker.state === 'working' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
