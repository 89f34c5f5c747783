import type { ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Settings } from './settings'
import { spawnBound } from './spawn-bound'

/** A running process of the shop. */
export type Part = {
  name: string
  pid: number
  /** Asks the process to end, and kills it if it has not ended within ten seconds. */
  stop: () => Promise<void>
  /** Kills the process immediately, like a power cut. */
  kill: () => Promise<void>
  /** Freezes the process (`SIGSTOP`) or resumes it (`SIGCONT`). */
  signal: (name: 'SIGSTOP' | 'SIGCONT') => void
  /** Resolves when the process has ended. `wanted` is true if it was stopped deliberately. */
  gone: Promise<{ wanted: boolean; lastWords: string }>
}

export type PartPlan = {
  name: string
  /** The arguments for node, starting with the script. */
  args: readonly string[]
  settings: Settings
  logDirectory: string
  /** The checkout that the part runs from. Defaults to this one. */
  folder?: string
  /** Matches the line that reports readiness. */
  ready: RegExp
  /** Receives each line, for parts whose output belongs on the terminal. */
  onLine?: (line: string) => void
}

const GRACE_MS = 10_000
const READY_MS = 120_000
const LAST_LINES = 12

/**
 * Starts a part and waits until it is ready. Each part leads its own process group, so Ctrl-C in the terminal reaches only the script,
 * which then ends the parts in order. A part exits if the script is killed.
 * @throws Error with a one-line message that contains the part's last output if it ends before it is ready.
 */
export async function startPart(plan: PartPlan): Promise<Part> {
  mkdirSync(plan.logDirectory, { recursive: true })
  const file = path.join(plan.logDirectory, `${plan.name}.log`)
  const log = createWriteStream(file, { flags: 'a' })
  const child = spawnBound(plan.args, plan.settings, { detached: true, ...(plan.folder && { cwd: plan.folder }) })
  const heard: string[] = []
  let wanted = false
  let tellReady: () => void = () => undefined
  const saidReady = new Promise<void>((resolve) => {
    tellReady = resolve
  })
  eachLine(child, (line) => {
    log.write(`${line}\n`)
    heard.push(line)
    if (heard.length > LAST_LINES) heard.shift()
    if (plan.ready.test(line)) tellReady()
    plan.onLine?.(line)
  })
  const gone = new Promise<{ wanted: boolean; lastWords: string }>((resolve) => {
    child.once('error', (error) => resolve({ wanted, lastWords: error.message }))
    child.once('close', () => resolve({ wanted, lastWords: heard.join('\n') }))
  })
  const end = async (signal: NodeJS.Signals) => {
    wanted = true
    signalGroup(child, signal)
    const force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS)
    await gone
    clearTimeout(force)
  }
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, READY_MS, 'late').unref())
  const outcome = await Promise.race([saidReady, gone, late])
  if (outcome !== undefined) {
    await end('SIGKILL')
    const why = outcome === 'late' ? `was not ready after ${READY_MS / 1000} s` : lastFault(outcome.lastWords)
    throw new Error(`${plan.name} did not start: ${why} (full output: ${file})`)
  }
  return {
    name: plan.name,
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    signal: (name) => signalGroup(child, name),
    gone,
  }
}

/** Returns the first of these ports that is in use, or null if all are free. */
export async function findBusyPort<Name extends string>(
  ports: Readonly<Record<Name, number>>,
): Promise<{ name: string; port: number } | null> {
  for (const [name, port] of Object.entries<number>(ports)) {
    if (await isBusy(port)) return { name, port }
  }
  return null
}

function isBusy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(true))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)))
  })
}

/** The lines that follow the message when node or a program prints an error: the stack, the error's fields and their brackets. */
const AFTER_MESSAGE = /^\s*(at\s|Node\.js v|\w+: (['"\d[{-]|undefined|null|true|false)|[\][{}(),;^~\s]*$)/

/** Returns the line in a part's last output that states the problem, without a stack trace. */
export function lastFault(words: string): string {
  const lines = words.split('\n').filter((line) => !AFTER_MESSAGE.test(line))
  const named = lines.findLastIndex((line) => /^\s*(Uncaught )?\w*Error\b[^:]*: /.test(`${line} `))
  const start = named >= 0 ? named : lines.findLastIndex((line) => /error|fatal|could not|refused|denied|must|not /i.test(line))
  const line = lines.at(start)?.trim()
  // A message that ends in a colon continues as a list.
  if (line?.endsWith(':')) return [line, list(lines.slice(start + 1))].join(' ')
  return line || 'it said nothing'
}

function list(lines: readonly string[]): string {
  const end = lines.findIndex((line) => !/^\s/.test(line))
  return lines
    .slice(0, end < 0 ? undefined : end)
    .map((line) => line.trim())
    .join('; ')
}

function eachLine(child: ChildProcess, tell: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8')
    stream?.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) tell(line)
    })
    stream?.once('end', () => rest && tell(rest))
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
