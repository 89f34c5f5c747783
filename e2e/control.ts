import { running } from './running'

type Process = 'web' | 'worker' | 'enom' | 'stripe' | 'inbox'

/** Ends a process at once, as a power cut would. */
export function kill(process: Process): Promise<void> {
  return tell(process, 'kill')
}

/** Starts it again and waits until it is ready. */
export function start(process: Process): Promise<void> {
  return tell(process, 'start')
}

async function tell(process: Process, deed: string): Promise<void> {
  const answer = await fetch(`${running.control}/${process}/${deed}`, { method: 'POST' })
  if (!answer.ok) throw new Error(`${deed} ${process}: refused`)
}
