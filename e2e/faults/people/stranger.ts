import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Simulates hostile strangers at the shop's address. `stop` ends their activity and their connections. */
export type Strangers = { sent(): Readonly<Record<string, number>>; stop(): Promise<void> }

const SLOW_HEADERS = 150
const SLOW_BODIES = 50
const BYTE_EVERY_MS = 1_000
const FIELDS = 10_000

/**
 * Makes strangers open 200 slow connections and send forms with ten thousand fields, requests for another protocol, and URLs of unknown
 * products. Together they send about as much as one machine on a slow line. Stopping a larger flood is the job of the reverse proxy.
 */
export function letStrangersIn(shop: string): Strangers {
  const { hostname, port, host } = new URL(shop)
  const counts: Record<string, number> = {}
  const sockets = new Set<Socket>()
  let isOver = false
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

  async function slowly(kind: string, opening: string): Promise<void> {
    while (!isOver) {
      const socket = connect(Number(port), hostname)
      sockets.add(socket)
      socket.on('error', () => socket.destroy()).resume()
      counts[kind] = (counts[kind] ?? 0) + 1
      socket.write(opening)
      const drip = setInterval(() => socket.write('x'), BYTE_EVERY_MS)
      await once(socket, 'close').catch(() => undefined)
      clearInterval(drip)
      sockets.delete(socket)
      // A stranger whose connection is closed reconnects after a short pause.
      await pause(250)
    }
  }

  async function again(kind: string, everyMs: number, ask: () => Promise<unknown>): Promise<void> {
    while (!isOver) {
      counts[kind] = (counts[kind] ?? 0) + 1
      await Promise.all([ask().catch(() => undefined), pause(everyMs)])
    }
  }

  const form = Array.from({ length: FIELDS }, (_, index) => `field${index}=x`).join('&')
  const headers = { origin: shop, 'content-type': 'application/x-www-form-urlencoded' }
  const bytes = (text: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(text))
      sockets.add(socket)
      socket.on('error', () => socket.destroy()).resume()
      socket.setTimeout(5_000, () => socket.destroy())
      socket.once('close', () => {
        sockets.delete(socket)
        resolve()
      })
    })
  const body = `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${shop}\r\nContent-Type: ${headers['content-type']}\r\nContent-Length: 900000\r\n\r\nemail=`
  const running = [
    ...Array.from({ length: SLOW_HEADERS }, () => slowly('slow headers', `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `)),
    ...Array.from({ length: SLOW_BODIES }, () => slowly('slow bodies', body)),
    again('large forms', 500, () => fetch(`${shop}/sign-in`, { method: 'POST', headers, body: form })),
    again('upgrades', 100, () => bytes(`GET /nope HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)),
    again('unknown addresses', 50, () => fetch(`${shop}/certificates/stranger-${Math.random().toString(36).slice(2)}`)),
  ]
  return {
    sent: () => counts,
    async stop() {
      isOver = true
      for (const socket of sockets) socket.destroy()
      await Promise.all(running)
    },
  }
}
