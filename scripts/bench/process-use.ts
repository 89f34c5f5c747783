import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096

/** Returns the CPU seconds used so far by a process and its descendants, and their memory use. All values are zero if /proc is missing. */
export function processUse(pid: number): { cpuSeconds: number; residentBytes: number } {
  const use = { cpuSeconds: 0, residentBytes: 0 }
  for (const member of familyOf(pid)) {
    const stat = read(`/proc/${member}/stat`)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    use.cpuSeconds += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND
    use.residentBytes += Number(fields[21] ?? 0) * PAGE_BYTES
  }
  return use
}

function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of list('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = read(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ') '
  }
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
