import type { Task, TaskAnswer } from './tasks'

/** A worker that handles private keys. `ask` resolves to null if the worker could not be loaded or failed. */
export type KeyWorker = { ask: (task: Task) => Promise<TaskAnswer | null>; close: () => void }

/** Starts the worker. Call it on a click, because it loads scripts. Send it one task at a time. */
export function openKeyWorker(): KeyWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  return {
    ask: (task) =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<TaskAnswer | null>) => resolve(data)
        worker.onerror = () => resolve(null)
        worker.postMessage(task)
      }),
    close: () => worker.terminate(),
  }
}

/** Returns whether this browser can generate and read keys: WebCrypto exists only over HTTPS and on localhost. */
export function canHandleKeys(): boolean {
  return typeof Worker !== 'undefined' && globalThis.crypto?.subtle !== undefined
}
