import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type Program = { pid: number; stop: () => Promise<void> }

const READY_MS = 10_000
const LOOK_EVERY = 50

/** Returns the path of a system program, or null if it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null
}

/** Starts a system program and waits until it accepts connections on `port`. The program ends with this process. */
export async function runProgram(file: string, args: readonly string[], { port, log }: { port: number; log: string }): Promise<Program> {
  const output = openSync(log, 'a')
  const child = spawn(file, [...args], { stdio: ['ignore', output, output] })
  closeSync(output)
  let hasEnded = false
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true
      resolve()
    }
    child.once('error', end)
    child.once('close', end)
  })
  const kill = () => child.kill('SIGTERM')
  process.once('exit', kill)
  for (const until = Date.now() + READY_MS; !(await accepts(port)); await pause(LOOK_EVERY)) {
    if (!hasEnded && Date.now() < until) continue
    kill()
    throw new Error(`${path.basename(file)} did not start: ${readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')}`)
  }
  return {
    pid: child.pid ?? 0,
    async stop() {
      process.off('exit', kill)
      kill()
      await ended
    },
  }
}

/** Runs a program to completion, and returns its output and whether it succeeded. */
export function tryProgram(file: string, args: readonly string[]): { ok: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(file, [...args], { encoding: 'utf8' })
  return { ok: status === 0, said: `${stdout}${stderr}` }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
