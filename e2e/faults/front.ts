import { connect, createServer, type Socket } from 'node:net'

export type Front = { close(): Promise<void> }

/** How long a buyer's connection waits for any web process to listen; milliseconds. */
const PATIENCE = 30_000
const TRY_EVERY = 100

/** Listens where the shop is reached and gives each connection to the next web process that takes it, as a balancer does. */
export async function startFront(port: number, ports: readonly number[]): Promise<Front> {
  const open = new Set<Socket>()
  let turn = 0

  function join(client: Socket, until: number, failed = 0): void {
    const target = ports[turn++ % ports.length] ?? 0
    const server = connect(target, '127.0.0.1')
    server.once('connect', () => {
      open.add(server)
      client.pipe(server)
      server.pipe(client)
    })
    const part = () => {
      open.delete(server)
      client.destroy()
      server.destroy()
    }
    server.once('error', () => {
      if (open.has(server) || client.destroyed || Date.now() > until) return part()
      if ((failed + 1) % ports.length !== 0) return join(client, until, failed + 1)
      setTimeout(() => join(client, until, failed + 1), TRY_EVERY)
    })
    server.once('close', () => open.has(server) && part())
    client.once('close', () => server.destroy())
  }

  const listener = createServer((client) => {
    open.add(client)
    client.on('error', () => client.destroy())
    client.once('close', () => open.delete(client))
    join(client, Date.now() + PATIENCE)
  })
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject)
    listener.listen(port, '127.0.0.1', resolve)
  })
  return {
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => listener.close(() => resolve()))
    },
  }
}
