import { doTask, type Task } from './tasks'

addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  try {
    postMessage(await doTask(data))
  } catch {
    // Never the fault itself: it may quote what it was given.
    postMessage(null)
  }
})
