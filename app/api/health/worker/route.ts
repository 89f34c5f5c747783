import { workerState } from '../worker-state'

export const dynamic = 'force-dynamic'

/** Health check of the worker: 200 if one is alive and starts due jobs, 503 if there is none or jobs are not being processed. */
export async function GET(): Promise<Response> {
  const worker = await workerState()
  return Response.json(worker, { status: worker.state === 'working' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
