import type { Edge } from './read-imports'

/** Returns each circular import once, as a path that ends where it began. */
export function findCircles(edges: readonly Edge[]): string[][] {
  const next = groupByFrom(edges)
  const done = new Set<string>()
  const circles: string[][] = []
  const walk = (file: string, path: readonly string[]) => {
    const since = path.indexOf(file)
    if (since >= 0) {
      circles.push([...path.slice(since), file])
      return
    }
    if (done.has(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return circles
}

function groupByFrom(edges: readonly Edge[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { from, to } of edges) groups.set(from, [...(groups.get(from) ?? []), to])
  return groups
}
