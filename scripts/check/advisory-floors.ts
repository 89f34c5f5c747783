import { readFileSync } from 'node:fs'
import { z } from 'zod'

const floor = z.object({
  package: z.string(),
  /** The lowest fixed version of each major line that has a fix. */
  lowest: z.array(z.string().regex(/^\d+\.\d+\.\d+$/)).min(1),
  advisory: z.string().regex(/^(GHSA(-[23456789cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,})$/),
  /** When this entry was added. */
  noted: z.iso.date(),
})

export type Floor = z.infer<typeof floor>
type Lock = { packages: Record<string, { name?: string; version?: string }> }

/**
 * Reads the list of published vulnerabilities, whose affected versions must never be installed again. Add an entry for each new
 * vulnerability.
 */
export function readFloors(): Floor[] {
  return z.array(floor).parse(JSON.parse(readFileSync('scripts/check/advisory-floors.json', 'utf8')))
}

/** Returns one message for every package in a lock, including nested ones, that has a published vulnerability. */
export function belowFloor(lock: Lock, floors: readonly Floor[]): string[] {
  return Object.entries(lock.packages).flatMap(([at, { name, version = '' }]) => {
    const of = name ?? at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const broken = floors.filter((floor) => floor.package === of && at.includes('node_modules/') && isBelow(version, floor.lowest))
    return broken.map(({ advisory, lowest }) => `${at} is ${version}: ${advisory} is fixed in ${lowest.join(' and ')}`)
  })
}

/** Returns whether a version lacks the fix. A major version line without its own fix is compared with the newest fixed version. */
function isBelow(version: string, lowest: readonly string[]): boolean {
  const own = lowest.find((candidate) => majorOf(candidate) === majorOf(version))
  const newest = [...lowest].sort(compare).at(-1) ?? ''
  return compare(version, own ?? newest) < 0
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map(numbersOf)
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference) return difference
  }
  // A pre-release comes before its release.
  return Number(other.includes('-')) - Number(one.includes('-'))
}

const numbersOf = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number)
const majorOf = (version: string) => numbersOf(version)[0]
