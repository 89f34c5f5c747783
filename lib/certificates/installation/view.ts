import { MINUTE } from '../../clock'
import type { InstallationCheck } from '../../db/generated/client'
import type { Lookup } from '../../probe/types'
import { type AddressVerdict, judge, judgeAddress, type Verdict } from './judge'
import { type Look, readLooks } from './sightings'

/** The time after which a requested check that has not been made is considered lost, in milliseconds. */
const CHECK_OVERDUE_MS = 2 * MINUTE

/** What is known about where a certificate is installed. */
export type InstallationView = {
  host: string
  port: number
  checkedAt: Date | null
  /** Whether a check was requested and has not been made yet. */
  isChecking: boolean
  /** Null before the first check. */
  result: Verdict | null
  addresses: (Look & { verdict: AddressVerdict })[]
  notInspected: number
}

/** Returns the result of the most recent check for the latest file. Null if no check was ever made or requested. */
export function toInstallation(row: InstallationCheck | null, newest: string | undefined, at: Date): InstallationView | null {
  if (!row || !newest) return null
  const { host, port, requestedAt, checkedAt, notInspected } = row
  const found = readFound(row.found)
  const looks = readLooks(row.sightings)
  return {
    host,
    port,
    checkedAt,
    isChecking: isOpen({ requestedAt, checkedAt }, at),
    result: found && judge({ found, looks, newest }),
    addresses: looks.map((look) => ({ ...look, verdict: judgeAddress(look, newest) })),
    notInspected,
  }
}

function isOpen({ requestedAt, checkedAt }: Pick<InstallationCheck, 'requestedAt' | 'checkedAt'>, at: Date): boolean {
  if (!requestedAt || (checkedAt && checkedAt >= requestedAt)) return false
  return at.getTime() - requestedAt.getTime() < CHECK_OVERDUE_MS
}

const FOUND: readonly Lookup['found'][] = ['addresses', 'no_such_name', 'no_address', 'lookup_failed']

function readFound(text: string | null): Lookup['found'] | null {
  return FOUND.find((one) => one === text) ?? null
}
