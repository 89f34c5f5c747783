import { readWorkerHealth, type WorkerHealth } from '@/lib/jobs/worker-health'
import { log } from '@/lib/log'

export type WorkerState = WorkerHealth | { state: 'unknown' }

/** How the worker is; never throws, for it is asked when things are broken. */
export async function workerState(): Promise<WorkerState> {
  try {
    return await readWorkerHealth()
  } catch (error) {
    log.warn({ err: error }, 'worker health check failed')
    return { state: 'unknown' }
  }
}
