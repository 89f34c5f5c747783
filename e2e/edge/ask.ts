import { Agent, get } from 'node:https'
import { SHOP_NAME } from '../../scripts/edge/write-nginx'

const agent = new Agent({ keepAlive: true })

export type Page = { status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }

/** Requests a page from nginx under the shop's host name, and returns the raw bytes. */
export function askNginx(port: number, path: string, headers: Record<string, string> = {}): Promise<Page> {
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, path, servername: SHOP_NAME, rejectUnauthorized: false }
    get({ ...options, headers: { host: SHOP_NAME, ...headers } }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.once('error', reject)
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }))
    }).once('error', reject)
  })
}

export function closeAsking(): void {
  agent.destroy()
}
