import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Front = { close(): Promise<void> }

/** How long a buyer's connection waits for a listening web process, in milliseconds. */
const TIMEOUT_MS = 30_000
const TRY_EVERY = 100

/** Listens at the shop's address and, like a load balancer, passes each connection to the next web process that accepts it. */
export async function startFront(port: number, ports: readonly number[]): Promise<Front> {
  const clients = new Set<Socket>()
  let turn = 0

  /** Connects to the next web process that listens. Returns null if there is none. */
  async function reach(): Promise<Socket | null> {
    for (const _ of ports) {
      const server = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1')
      const answered = await once(server, 'connect').then(
        () => true,
        () => false,
      )
      if (answered) return server
    }
    return null
  }

  async function serve(client: Socket): Promise<void> {
    for (const until = Date.now() + TIMEOUT_MS; Date.now() < until && !client.destroyed; ) {
      const server = await reach()
      if (server) return join(client, server)
      await new Promise((resolve) => setTimeout(resolve, TRY_EVERY))
    }
    client.destroy()
  }

  const listener = createServer((client) => {
    clients.add(client)
    client.on('error', () => client.destroy())
    client.once('close', () => clients.delete(client))
    void serve(client)
  })
  listener.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  return {
    close() {
      for (const client of clients) client.destroy()
      return new Promise((resolve) => listener.close(() => resolve()))
    },
  }
}

function join(client: Socket, server: Socket): void {
  server.on('error', () => server.destroy())
  server.once('close', () => client.destroy())
  client.once('close', () => server.destroy())
  if (client.destroyed) server.destroy()
  client.pipe(server)
  server.pipe(client)
}
