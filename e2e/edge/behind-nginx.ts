import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '../../scripts/database/free-port'
import { findProgram, type Program, runProgram } from '../../scripts/edge/run-program'
import { writeNginx } from '../../scripts/edge/write-nginx'
import { type ShopProcess, type Stack, startStack } from '../../scripts/run/stack'
import { prepare } from '../prepare'

export type ShopBehindNginx = {
  stack: Stack
  /** The ports of the two web processes. */
  webPorts: readonly number[]
  /** The address on which nginx listens with TLS. */
  port: number
  nginx: Program
  stop: () => Promise<void>
}

/**
 * Starts the shop with two web processes behind nginx, as `deploy` configures it. `besides` is extra configuration for the `http` block.
 */
export async function startBehindNginx(name: string, besides = ''): Promise<ShopBehindNginx> {
  const program = findProgram('nginx')
  if (!program) throw new Error('nginx is not installed (Debian: apt-get install nginx)')
  const directory = path.resolve('.data', name)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(path.join(directory, 'logs'), { recursive: true })
  const { settings, ports } = await prepare()
  const webs = new Map<ShopProcess, number>([
    ['web', await freePort()],
    ['web-2', await freePort()],
  ])
  const stack = await startStack({
    settings,
    ports,
    directory,
    mode: 'production',
    tell: (part, text) => console.info(`${part.padEnd(9)} ${text}`),
    processes: [...webs.keys()],
    startWith: (process) => ({ preload: [], settings: { PORT: String(webs.get(process)), TRUSTED_PROXIES: '1' } }),
  })
  try {
    const webPorts = [...webs.values()]
    const port = await freePort()
    const args = writeNginx({ folder: path.join(directory, 'nginx'), ports: { tls: port, plain: await freePort() }, webPorts, besides })
    const nginx = await runProgram(program, args, { port, log: path.join(directory, 'logs/nginx.log') })
    const stop = async () => {
      await nginx.stop()
      await stack.stop()
    }
    return { stack, webPorts, port, nginx, stop }
  } catch (error) {
    await stack.stop()
    throw error
  }
}
