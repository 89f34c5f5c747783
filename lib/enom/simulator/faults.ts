import type { Fault } from './schema'
import type { Store } from './store'

/** Takes the first fault that waits for this command, and uses it up by one. */
export function takeFault(store: Store, command: string): Fault['kind'] | null {
  const settings = store.settings()
  const index = settings.faults.findIndex((fault) => fault.command === '*' || fault.command.toLowerCase() === command.toLowerCase())
  const found = settings.faults[index]
  if (!found) return null
  const rest = settings.faults.flatMap((fault, at) =>
    at !== index ? [fault] : fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [],
  )
  store.commit({ settings: { ...settings, faults: rest } })
  return found.kind
}
