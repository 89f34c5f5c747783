import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'
import type { Party } from '../../chain/test-authority'
import type { Dial } from '../types'

const HSTS = 'HTTP/1.1 200 OK\r\nStrict-Transport-Security: max-age=31536000\r\n\r\n'

/** Tests only: a server that sends this leaf and its chain, and responds to any request with `reply`. */
export async function startTlsServer(
  leaf: Party,
  { above = '', reply = HSTS, ...options }: { above?: string; reply?: string } & TlsOptions = {},
) {
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', leaf.keys.privateKey)).toString('base64')
  const server = createServer({
    cert: leaf.pem + above,
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    ...options,
  })
  server.on('secureConnection', (socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(reply))
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, close: () => server.close() }
}

/** Tests only: redirects connections for a public address to a port of this machine. Any other address is an error in the test. */
export function dialTo(ports: Record<string, number>): Dial {
  return (address) => {
    const port = ports[address]
    if (port === undefined) throw new Error(`connected to ${address}`)
    return connect({ host: '127.0.0.1', port })
  }
}
