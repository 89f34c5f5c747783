import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkFaces } from './faces'
import { findCircles } from './find-circles'
import { keptFromBrowser } from './kept-from-browser'
import { mayReadSettings, RULES, SIMULATORS, TESTS } from './plan'
import { listCode, readImports } from './read-imports'
import { checkDeeds, checkRoutes } from './routes'
import { foreignTables, OWNERS } from './tables'

const TREES = ['app', 'components', 'lib', 'prisma', 'scripts', 'deploy', 'e2e']

const FOLDER_FILES_MAX = 25
const FILE_LINES_MAX = 300

const GENERATED = /^lib\/db\/generated\//

export type PlanReport = { files: number; edges: number; faults: string[] }

/**
 * Reads every file and import of the tree, and returns one line for each violation of a rule in scripts/check/plan.ts. Unreadable files and
 * unresolvable imports are also faults, so that no rule passes unchecked.
 */
export function checkPlan(root: string): PlanReport {
  const files = listCode(
    root,
    TREES.filter((tree) => existsSync(path.join(root, tree))),
  )
  const { edges, lost } = readImports(root, files)
  const broken = edges
    .filter(({ from }) => !TESTS.test(from))
    .flatMap(({ from, to }) =>
      RULES.filter((rule) => rule.breaks(from, to)).map((rule) => `${from} -> ${to}: ${rule.name}. ${rule.advice}`),
    )
  const circles = findCircles(edges.filter(({ from }) => !GENERATED.test(from)))
  const readers = files.filter((file) => !mayReadSettings(file) && /\bprocess\.env\b/.test(readFileSync(path.join(root, file), 'utf8')))
  const shop = files.filter((file) => /^(app|lib)\//.test(file) && !TESTS.test(file) && !SIMULATORS.test(file) && !GENERATED.test(file))
  const strangers = shop.flatMap((file) =>
    foreignTables(file, readFileSync(path.join(root, file), 'utf8')).map(
      (table) => `${file}: writes the table ${table}, which ${OWNERS[table] ?? 'no room'} owns. Call a verb of that room.`,
    ),
  )
  return {
    files: files.length,
    edges: edges.length,
    faults: [
      ...lost,
      ...broken,
      ...circles.map((circle) => `${circle.join(' -> ')}: an import cycle. Move what both need into a third file.`),
      ...strangers,
      ...checkFaces(root, edges),
      ...keptFromBrowser(root, edges),
      ...fullFolders(files),
      ...longFiles(root, files),
      ...readers.map((file) => `${file}: reads process.env. Only lib/config may.`),
    ],
  }
}

/** Returns the folders that contain too many files. Test files are counted as well. */
function fullFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const file of files.filter((one) => !GENERATED.test(one))) {
    counts.set(path.posix.dirname(file), (counts.get(path.posix.dirname(file)) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > FOLDER_FILES_MAX)
    .map(([folder, count]) => `${folder}: holds ${count} files, more than ${FOLDER_FILES_MAX}. Split it by subject.`)
}

/** Returns the files that are too long. Tests may be longer, because they are lists of cases. */
function longFiles(root: string, files: readonly string[]): string[] {
  return files
    .filter((file) => !GENERATED.test(file) && !/\.(test|spec)\.tsx?$/.test(file))
    .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > FILE_LINES_MAX)
    .map(({ file, lines }) => `${file}: has ${lines} lines, more than ${FILE_LINES_MAX}. Split it by subject.`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, edges, faults: broken } = checkPlan(process.cwd())
  const app = listCode(process.cwd(), ['app'])
  const faults = [...broken, ...checkRoutes(app), ...checkDeeds((file) => readFileSync(file, 'utf8'), app)]
  for (const fault of faults) console.error(fault)
  console.info(`house rules: ${files} files and ${edges} imports read, ${faults.length} broken`)
  if (faults.length || !files || !edges) process.exitCode = 1
}
