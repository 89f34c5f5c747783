import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { SIMULATORS, TESTS } from './plan'
import type { Edge } from './read-imports'

const HEADING = '## Public face'

/**
 * Compares the files that other rooms import with those listed in a room's README under "## Public face"; a room without such a section is
 * entirely public. Returns a message for each file that is imported but not listed, and for each that is listed but not imported.
 */
export function checkFaces(root: string, edges: readonly Edge[]): string[] {
  const used = new Map<string, Map<string, string>>()
  for (const { from, to } of edges) {
    const room = roomOf(to)
    if (!room || roomOf(from) === room || !/^(app|components|lib)\//.test(from) || isTestOnly(from) || isTestOnly(to)) continue
    const files = used.get(room) ?? new Map<string, string>()
    used.set(room, files.set(to, from))
  }
  return [...used].flatMap(([room, files]) => {
    const face = readFace(path.join(root, 'lib', room, 'README.md'))
    if (!face) return []
    const named = new Set(face.map((name) => `lib/${room}/${name}.ts`))
    return [
      ...[...files]
        .filter(([to]) => !named.has(to))
        .map(([to, from]) => `${from} -> ${to}: not in the public face of lib/${room}/README.md.`),
      ...[...named].filter((file) => !files.has(file)).map((file) => `lib/${room}/README.md: names ${file}, which no other room imports.`),
    ]
  })
}

function roomOf(file: string): string | undefined {
  return /^lib\/([^/]+)\//.exec(file)?.[1]
}

function isTestOnly(file: string): boolean {
  return TESTS.test(file) || SIMULATORS.test(file)
}

/** Returns the names in backticks, without `.ts`. */
function readFace(readme: string): string[] | null {
  if (!existsSync(readme)) return null
  const section = readFileSync(readme, 'utf8').split(`\n${HEADING}\n`)[1]?.split('\n## ')[0]
  return section === undefined ? null : [...section.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}
