import type { Fault } from './state/schema'
import type { Store } from './state/store'

/** Returns the first fault planted for this command and account, and records that it was used once. */
export function takeFault(store: Store, command: string, account: string): Fault['kind'] | null {
  const settings = store.settings()
  const found = settings.faults.find((fault) => isFor(fault, command, account))
  if (!found) return null
  const rest = settings.faults.flatMap((fault) => {
    if (fault !== found) return [fault]
    return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []
  })
  store.commit({ settings: { ...settings, faults: rest } })
  return found.kind
}

function isFor(fault: Fault, command: string, account: string): boolean {
  const forCommand = fault.command === '*' || fault.command.toLowerCase() === command.toLowerCase()
  return forCommand && (fault.account === undefined || fault.account.toLowerCase() === account.toLowerCase())
}
