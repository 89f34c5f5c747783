import { doTask, type Task } from './tasks'

addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  try {
    postMessage(await doTask(data))
  } catch {
    // Never the error itself: its message may quote the input.
    postMessage(null)
  }
})
