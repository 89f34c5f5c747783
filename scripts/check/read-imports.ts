import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'

/** One file of ours that imports another. Paths are relative to the root and use `/`. */
export type Edge = { from: string; to: string; isTypeOnly: boolean }

/**
 * Reads which of `files` imports which other; `lost` names the imports of ours that lead to none of them.
 * @throws Error that names the file when one cannot be parsed.
 */
export function readImports(root: string, files: readonly string[]): { edges: Edge[]; lost: string[] } {
  const known = new Set(files)
  const edges: Edge[] = []
  const lost: string[] = []
  for (const from of files) {
    for (const { request, isTypeOnly } of importsOf(root, from)) {
      const wanted = ownPath(from, request)
      const to = wanted === null ? undefined : candidates(wanted).find((candidate) => known.has(candidate))
      if (to !== undefined) edges.push({ from, to, isTypeOnly })
      else if (wanted !== null && isCode(wanted)) lost.push(`${from}: imports ${request}, which is not among the files read`)
    }
  }
  return { edges, lost }
}

/** Every TypeScript and JavaScript file under the folders, but what is generated. */
export function listCode(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
}

function importsOf(root: string, file: string): { request: string; isTypeOnly: boolean }[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  const { module, errors } = parseSync(file, text)
  if (errors.length) throw new Error(`${file}: cannot be read: ${errors[0]?.message}`)
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    request: moduleRequest.value,
    isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  const reexports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ request: moduleRequest.value, isTypeOnly: isType }] : [])),
  )
  const later = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^(['"`])([^$]*)\1$/s.exec(text.slice(moduleRequest.start, moduleRequest.end))
    return literal?.[2] ? [{ request: literal[2], isTypeOnly: false }] : []
  })
  return [...imports, ...reexports, ...later]
}

function ownPath(from: string, request: string): string | null {
  if (request.startsWith('@/')) return path.posix.normalize(request.slice(2))
  return request.startsWith('.') ? path.posix.join(path.posix.dirname(from), request) : null
}

function candidates(wanted: string): string[] {
  return [wanted, `${wanted}.ts`, `${wanted}.tsx`, `${wanted}.mjs`, `${wanted}/index.ts`, `${wanted}/index.tsx`]
}

/** A style sheet or a picture has no imports; a generated client has rules of its own. */
function isCode(wanted: string): boolean {
  return /^(app|components|lib|prisma|scripts|e2e)\//.test(wanted) && !/\.(css|json|svg|png|woff2)$/.test(wanted)
}
