import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile } from './check-file'
import { startNameServer } from './testing/name-server'

const FILE = { url: 'http://shop.example.com/.well-known/pki-validation/fileauth.txt', contents: 'token-1' }

let names: Awaited<ReturnType<typeof startNameServer>>
beforeAll(async () => {
  names = await startNameServer({ 'shop.example.com': ['93.184.216.34'], 'inside.example.com': ['169.254.169.254'] })
})
afterAll(() => names.close())

async function state(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const found = await checkFile(FILE, { resolver: names.resolver, dial: () => connect(port, '127.0.0.1') })
  server.closeAllConnections()
  server.close()
  return found.state
}

test('a file is reported as found, wrong, missing or behind a redirect', async () => {
  expect(await state((asked, reply) => reply.end(asked.url?.endsWith('/fileauth.txt') ? 'token-1\r\n' : ''))).toBe('found')
  expect(await state((_, reply) => reply.end('<html>token-1</html>'))).toBe('wrong_body')
  expect(await state((_, reply) => reply.end('x'.repeat(1_000_000)))).toBe('wrong_body')
  expect(await state((_, reply) => reply.writeHead(404).end())).toBe('not_found')
  expect(await state((_, reply) => reply.writeHead(301, { location: 'https://shop.example.com/' }).end())).toBe('redirect')
  expect(await state((asked) => asked.socket.destroy())).toBe('no_answer')
})

test('an internal address is never connected to', async () => {
  const means = { resolver: names.resolver, dial: () => expect.unreachable() }
  expect(await checkFile({ ...FILE, url: 'http://inside.example.com/fileauth.txt' }, means)).toMatchObject({ state: 'no_address' })
})
