import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * What the proxy does to all connections.
 * - pass: passes everything on.
 * - down: ends every connection and refuses new ones.
 * - reset: closes every connection, old and new, with a TCP reset.
 * - half-open: drops every byte on old and new connections and closes none, as if the far side had vanished. A connection that lost a byte
 *   stays dead.
 * - hung: the same for existing connections; new ones pass.
 * - latency: each piece arrives `ms` later.
 * - slow: `bytesPerSecond` in each direction.
 * - cut: closes a connection after `afterBytes` of the response; the rest is lost.
 */
export type ProxyMode =
  | { kind: 'pass' | 'down' | 'reset' | 'half-open' | 'hung' }
  | { kind: 'latency'; ms: number }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'cut'; afterBytes: number }

export type FaultProxy = {
  port: number
  /** Returns `url` with its host and port replaced by this proxy. */
  through(url: string): string
  set(mode: ProxyMode): Promise<void>
  /** Returns the number of open connections. */
  connections(): number
  close(): Promise<void>
}

type Pair = { client: Socket; server: Socket; dead: boolean; answered: number }

/** Starts a TCP proxy on 127.0.0.1 whose faults can be set while it runs. `to` is the target; `port` 0 or absent means any free port. */
export async function startFaultProxy({ to, port = 0 }: { to: { host: string; port: number }; port?: number }): Promise<FaultProxy> {
  let mode: ProxyMode = { kind: 'pass' }
  const pairs = new Set<Pair>()
  let listener: Server | null = null

  function accept(client: Socket): void {
    if (mode.kind === 'reset') {
      client.on('error', () => undefined).resetAndDestroy()
      return
    }
    const pair: Pair = { client, server: connect({ ...to, allowHalfOpen: true }), dead: false, answered: 0 }
    pairs.add(pair)
    carry(pair, client, pair.server)
    carry(pair, pair.server, client)
  }

  function carry(pair: Pair, from: Socket, into: Socket): void {
    from.setNoDelay(true)
    let last: Promise<void> = Promise.resolve()
    from.on('data', (bytes: Buffer) => {
      from.pause()
      last = last.then(() => handOn(pair, from, into, bytes)).finally(() => from.resume())
    })
    from.on('end', () => void last.then(() => !pair.dead && into.end()))
    from.on('error', () => undefined)
    from.on('close', () => {
      if (pair.dead) return
      void last.then(() => into.destroySoon())
      pairs.delete(pair)
    })
  }

  async function handOn(pair: Pair, from: Socket, into: Socket, bytes: Buffer): Promise<void> {
    const at = mode
    if (at.kind === 'half-open') pair.dead = true
    if (pair.dead) return
    if (at.kind === 'latency') await pause(at.ms)
    if (at.kind === 'slow') return dribble(pair, into, bytes, at.bytesPerSecond)
    if (at.kind !== 'cut' || from === pair.client) {
      into.write(bytes)
      return
    }
    into.write(bytes.subarray(0, Math.max(0, at.afterBytes - pair.answered)))
    pair.answered += bytes.length
    if (pair.answered < at.afterBytes) return
    pair.dead = true
    pairs.delete(pair)
    pair.server.destroy()
    into.end()
  }

  async function dribble(pair: Pair, into: Socket, bytes: Buffer, bytesPerSecond: number): Promise<void> {
    const step = Math.max(1, Math.floor(bytesPerSecond / 10))
    for (let from = 0; from < bytes.length && !into.destroyed && !pair.dead; from += step) {
      into.write(bytes.subarray(from, from + step))
      await pause((1000 * step) / bytesPerSecond)
    }
  }

  function breakOff(pair: Pair): void {
    pairs.delete(pair)
    pair.dead = true
    pair.client.resetAndDestroy()
    pair.server.resetAndDestroy()
  }

  async function listen(on: number): Promise<number> {
    const fresh = createServer({ allowHalfOpen: true }, accept)
    listener = fresh
    await once(fresh.listen(on, '127.0.0.1'), 'listening')
    const address = fresh.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  }

  const own = await listen(port)
  return {
    port: own,
    through(url) {
      const changed = new URL(url)
      changed.hostname = '127.0.0.1'
      changed.port = String(own)
      return changed.href
    },
    async set(next) {
      mode = next
      if (next.kind === 'down' || next.kind === 'reset') for (const pair of [...pairs]) breakOff(pair)
      if (next.kind === 'hung') for (const pair of pairs) pair.dead = true
      if (next.kind === 'down') {
        listener?.close()
        listener = null
      } else if (!listener) await listen(own)
    },
    connections: () => pairs.size,
    async close() {
      for (const pair of [...pairs]) breakOff(pair)
      const closing = listener
      listener = null
      if (closing) await new Promise((resolve) => closing.close(resolve))
    },
  }
}
