import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findCircles } from './find-circles'
import { mayReadSettings, RULES, TESTS } from './plan'
import { listCode, readImports } from './read-imports'

const TREES = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e']

export type PlanReport = { files: number; edges: number; faults: string[] }

/**
 * Reads every file and every import of the tree and names each broken rule of scripts/check/plan.ts in one line.
 * A file that cannot be read and an import that leads nowhere are faults too, so that no rule passes because nobody looked.
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
  const circles = findCircles(edges.filter(({ isTypeOnly, from }) => !isTypeOnly && !from.startsWith('lib/db/generated/')))
  const readers = files.filter((file) => !mayReadSettings(file) && /\bprocess\.env\b/.test(readFileSync(path.join(root, file), 'utf8')))
  return {
    files: files.length,
    edges: edges.length,
    faults: [
      ...lost,
      ...broken,
      ...circles.map((circle) => `${circle.join(' -> ')}: a circle. Move what both need into a third file.`),
      ...readers.map((file) => `${file}: reads process.env. Only lib/config does.`),
    ],
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, edges, faults } = checkPlan(process.cwd())
  for (const fault of faults) console.error(fault)
  console.info(`house rules: ${files} files and ${edges} imports read, ${faults.length} broken`)
  if (faults.length || !files || !edges) process.exitCode = 1
}
