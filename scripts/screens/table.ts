import { readFileSync, writeFileSync } from 'node:fs'
import { BY_EYE } from './by-eye'
import type { Measured } from './measure'
import { SCREENS, type Screen } from './screens'

export type Results = Record<string, Measured>

const FILE = 'docs/screens.md'
const START = '## The screens'
const CHECKS = 30
const STARRED = [1, 2, 3, 4, 8, 9, 12, 13, 19, 20, 28]
const MOST_SCRIPTS = 90 * 1024

/** Writes the table in docs/screens.md, and returns the missing screens. */
export function writeTable(results: Results): void {
  const framework = sharedScripts(Object.values(results))
  const lines = SCREENS.map((screen) => row(screen, results[screen.name], framework))
  const text = readFileSync(FILE, 'utf8')
  const short = lines.filter(({ score }) => score < 28).length
  const starred = lines.filter(({ stars }) => stars > 0).length
  const head = ['Screen', 'Address', 'Of 30', 'Yes', 'Does not apply', 'Fails', 'By eye', 'Not measured']
  const table = align([head, ...lines.map(({ cells }) => cells)])
  const summary = `${lines.length} screens: ${lines.length - short} have at least 28 of 30, and ${starred === 0 ? 'no screen fails a starred check' : `${starred} fail a starred check`}.`
  writeFileSync(FILE, `${text.slice(0, text.indexOf(START))}${START}\n\n${summary}\n\n${table}\n`)
  console.info(summary)
}

type Row = { cells: string[]; score: number; stars: number }

function row(screen: Screen, measured: Measured | undefined, framework: ReadonlySet<string>): Row {
  const [yes, fails, eye, open]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let check = 1; check <= CHECKS; check += 1) {
    const judged = BY_EYE.find((one) => one.check === check && one.routes.test(screen.route))
    const isEye = BY_EYE.some((one) => one.check === check)
    const faults = check === 18 ? scriptFaults(measured, framework) : measured?.checks[check]
    if (judged) {
      eye.push(check)
      if (faults?.length) fails.push(check)
      else yes.push(check)
    } else if (faults === undefined && !isEye) open.push(check)
    else if (faults?.length) fails.push(check)
    else if (faults) yes.push(check)
  }
  const stars = fails.filter((check) => STARRED.includes(check)).length
  const score = measured ? CHECKS - fails.length - open.length : 0
  const none = CHECKS - yes.length - fails.length - open.length
  const cells = [
    screen.name,
    `\`${screen.route}\``,
    measured ? String(score) : 'not seen',
    String(yes.length),
    String(none),
    fails.map((check) => `${check}${STARRED.includes(check) ? '★' : ''}`).join(', '),
    eye.join(', '),
    measured ? open.join(', ') : '',
  ]
  return { cells, score, stars }
}

/** The scripts loaded by every screen that uses React: the framework. Most public pages have no script. */
function sharedScripts(all: readonly Measured[]): Set<string> {
  const [first, ...others] = all.filter(({ scripts }) => scripts.length > 3).map(({ scripts }) => new Set(scripts.map(([name]) => name)))
  return new Set([...(first ?? [])].filter((name) => others.every((scripts) => scripts.has(name))))
}

function scriptFaults(measured: Measured | undefined, framework: ReadonlySet<string>): string[] | undefined {
  if (!measured) return undefined
  const bytes = measured.scripts.filter(([name]) => !framework.has(name)).reduce((sum, [, size]) => sum + size, 0)
  return bytes > MOST_SCRIPTS ? [`${Math.round(bytes / 1024)} KiB of scripts`] : []
}

function align(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((cells) => (cells[column] ?? '').length)))
  const line = (cells: readonly string[]) => `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n')
}
