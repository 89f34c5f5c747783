import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../database/free-port'
import { findBusyPort } from '../run/parts'
import { portsFrom } from '../run/stack'

// Run by a build server after the tests: starts `npm run demo` as in a fresh clone, waits until its URL responds, then presses Ctrl-C and
// checks that nothing is left running.

const TIMEOUT_MS = 480_000
const port = await freePorts()
const began = Date.now()
const seconds = () => Math.round((Date.now() - began) / 1000)

// Runs in a separate process group, because Ctrl-C in a terminal reaches the whole group.
const demo = spawn('npm', ['run', 'demo', '--', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
const ended = once(demo, 'exit').then(() => 'ended')
const interrupt = () => demo.pid !== undefined && process.kill(-demo.pid, 'SIGINT')
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)

let said = ''
const open = new Promise<string>((resolve) => {
  demo.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    const address = /^Open (http\S+)$/m.exec(said)?.[1]
    if (address) resolve(address)
  })
})

/** Returns a port for the demo. The demo uses several ports, all derived from this one, and all must be free. */
async function freePorts(): Promise<number> {
  const first = await freePort()
  return (await findBusyPort(portsFrom(first))) ? freePorts() : first
}

async function tryIt(): Promise<string | null> {
  const address = await Promise.race([open, ended, wait(TIMEOUT_MS, 'late', { ref: false })])
  if (address === 'ended') return 'it exited before it was ready'
  if (address === 'late') return 'it was not ready in time'
  console.info(`demo   up after ${seconds()} s: ${address}`)
  const { status } = await fetch(address)
  if (status !== 200) return `its home page returned ${status}`
  interrupt()
  if ((await Promise.race([ended, wait(30_000, 'late', { ref: false })])) !== 'ended') return 'it did not exit within 30 s of Ctrl-C'
  const busy = await findBusyPort(portsFrom(port))
  return busy ? `it left its ${busy.name} running on port ${busy.port}` : null
}

const fault = await tryIt()
console.info(fault ? `demo FAILED: ${fault}. Its output:\n${said}` : `demo started and stopped in ${seconds()} s`)
process.exit(fault ? 1 : 0)
