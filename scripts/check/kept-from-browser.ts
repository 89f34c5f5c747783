import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Edge } from './read-imports'

/** Files that code for the browser must not import, and why. */
const FOR_THE_SERVER = new Map([
  ['lib/languages/text.ts', 'pulls the messages into the browser. Pass the texts as props.'],
  ['components/ui/long-table.tsx', 'pulls a server-only renderer into the browser. Use a plain Table.'],
])

/** Returns one line for each client component that would pull one of these files into the browser, with the chain of imports. */
export function keptFromBrowser(root: string, edges: readonly Edge[]): string[] {
  const imports = new Map<string, string[]>()
  for (const { from, to, isTypeOnly } of edges) if (!isTypeOnly) imports.set(from, [...(imports.get(from) ?? []), to])
  const directive = (file: string) => /^['"](use client|use server)['"]/.exec(readFileSync(path.join(root, file), 'utf8'))?.[1]
  // A server action is called from the browser, not sent there.
  const wayFrom = (file: string, seen: Set<string>): string[] | null => {
    if (FOR_THE_SERVER.has(file)) return [file]
    if (seen.has(file) || directive(file) === 'use server') return null
    seen.add(file)
    for (const to of imports.get(file) ?? []) {
      const way = wayFrom(to, seen)
      if (way) return [file, ...way]
    }
    return null
  }
  const clients = [...imports.keys()].filter((file) => /^(app|components)\//.test(file) && directive(file) === 'use client')
  return clients.flatMap((file) => {
    const way = wayFrom(file, new Set())
    return way ? [`${way.join(' -> ')}: ${FOR_THE_SERVER.get(way.at(-1) ?? '')}`] : []
  })
}
