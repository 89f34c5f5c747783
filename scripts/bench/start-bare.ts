import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../database/free-port'
import { type Part, startPart } from '../run/parts'
import type { Settings } from '../run/settings'

const NEXT = 'node_modules/next/dist/bin/next'
const BARE = 'scripts/bench/bare'

export type Bare = { url: string; part: Part }

/** Builds and starts the bare Next application. `/` is static, `/dynamic` is rendered for every request. */
export async function startBareNext(given: Settings, logDirectory: string): Promise<Bare> {
  const settings: Settings = { ...given, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [NEXT, 'build', BARE], { env: settings })
  // Next's build writes these next to the sources, where `npm run plan` would read them.
  for (const file of ['next-env.d.ts', 'tsconfig.json']) rmSync(path.join(BARE, file), { force: true })
  const port = await freePort()
  const args = [NEXT, 'start', BARE, '-H', '127.0.0.1', '-p', String(port)]
  const part = await startPart({ name: 'bare-next', args, settings, logDirectory, ready: /Ready in/ })
  return { url: `http://127.0.0.1:${port}`, part }
}

/** Starts a bare `node:http` server that serves `body`: the fastest any Node server could be. */
export async function startBareNode(body: Buffer, settings: Settings, directory: string): Promise<Bare> {
  const file = path.join(directory, 'bare-node.html')
  writeFileSync(file, body)
  const port = await freePort()
  const args = ['--import', 'tsx', 'scripts/bench/bare-node.ts', String(port), file]
  const part = await startPart({ name: 'bare-node', args, settings, logDirectory: path.join(directory, 'logs'), ready: /^ready$/ })
  return { url: `http://127.0.0.1:${port}`, part }
}
