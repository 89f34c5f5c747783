import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'

/** An import between two of our files. Paths are relative to the root and use `/`. */
export type Edge = { from: string; to: string; isTypeOnly: boolean }

/**
 * Reads the imports among `files`. `lost` lists imports of our own files that are not among them.
 * @throws Error naming the file that cannot be parsed.
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

/** Returns every TypeScript and JavaScript file in the folders. */
export function listCode(root: string, folders: readonly string[]): string[] {
  return (
    folders
      .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      // Tools write to hidden folders, as Next does in the benchmark's bare application.
      .filter((file) => !file.includes('/.'))
      .sort()
  )
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

/** Returns whether an import must lead to one of our code files. Style sheets and images have no imports of their own. */
function isCode(wanted: string): boolean {
  return /^(app|components|lib|prisma|scripts|e2e)\//.test(wanted) && !/\.(css|json|svg|png|woff2)$/.test(wanted)
}
