import { readWorkerHealth, type WorkerHealth } from '@/lib/jobs/worker-health'
import { log } from '@/lib/log'

export type WorkerState = WorkerHealth | { state: 'unknown' }

/** Returns the worker's state. Never throws, because it is called when something is already broken. */
export async function workerState(): Promise<WorkerState> {
  try {
    return await readWorkerHealth()
  } catch (error) {
    log.warn({ err: error }, 'worker health check failed')
    return { state: 'unknown' }
  }
}
