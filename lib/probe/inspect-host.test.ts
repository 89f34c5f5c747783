import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeParty, type Party } from '../chain/test-authority'
import { inspectAddress } from './inspect-address'
import { inspectHost } from './inspect-host'
import { startNameServer } from './testing/name-server'
import { dialTo, startTlsServer } from './testing/tls-server'

const NAME = 'shop.example.com'
const V4 = '93.184.216.34'
const V6 = '2606:4700::1111'

let names: Awaited<ReturnType<typeof startNameServer>>
let issuer: Party
let leaf: Party
const closing: (() => unknown)[] = []

beforeAll(async () => {
  names = await startNameServer({
    [NAME]: [V4, V6],
    'inside.example.com': ['10.0.0.5', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1'],
    'half.example.com': [V4, '10.0.0.5'],
    'mail.example.com': [],
    'many.example.com': Array.from({ length: 11 }, (_, at) => `93.184.216.${at + 1}`),
  })
  issuer = await makeParty({ name: 'Test Issuer', issuer: await makeParty({ name: 'Test Root' }) })
  leaf = await makeParty({ name: NAME, issuer, ca: false, names: [NAME] })
  closing.push(names.close)
})

afterAll(() => {
  for (const close of closing) close()
})

async function serve(...given: Parameters<typeof startTlsServer>) {
  const server = await startTlsServer(...given)
  closing.push(server.close)
  return server.port
}

/** A server that responds to every connection with these bytes, over and over. */
async function serveBytes(bytes: Buffer, isEndless = false) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    const write = () => {
      while (isEndless && socket.writable && socket.write(bytes));
    }
    socket.on('drain', write)
    socket.write(bytes)
    write()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}

test('every address behind a name is checked, and each result shows what the address sends', async () => {
  const dial = dialTo({ [V4]: await serve(leaf, { above: issuer.pem }), [V6]: await serve(leaf, { reply: 'HTTP/1.1 200 OK\r\n\r\n' }) })
  const { found, sightings, notInspected } = await inspectHost({ host: NAME, port: 443 }, { resolver: names.resolver, dial })
  expect([found, notInspected]).toEqual(['addresses', 0])
  expect(sightings).toMatchObject([
    {
      address: V4,
      served: { names: [NAME], issuer: 'Test Issuer', nameFits: true, protocol: 'TLSv1.3', hsts: true, above: [expect.any(String)] },
    },
    { address: V6, served: { names: [NAME], trust: 'incomplete', hsts: false, above: [] } },
  ])
})

test('a name with an internal address is looked up once and never connected to', async () => {
  names.asked.length = 0
  const { sightings } = await inspectHost({ host: 'inside.example.com', port: 443 }, { resolver: names.resolver, dial: dialTo({}) })
  expect(sightings.map(({ outcome }) => outcome)).toEqual(Array(5).fill('not_public'))
  expect(names.asked.toSorted()).toEqual(['A inside.example.com', 'AAAA inside.example.com'])
})

test('for a name with public and internal addresses, only the public ones are connected to, without another look-up', async () => {
  names.asked.length = 0
  const dial = dialTo({ [V4]: await serve(leaf) })
  const { sightings } = await inspectHost({ host: 'half.example.com', port: 443 }, { resolver: names.resolver, dial })
  expect(sightings.map(({ outcome }) => outcome)).toEqual(['served', 'not_public'])
  expect(names.asked).toHaveLength(2)
})

test('a nonexistent name, one without addresses and name servers that do not respond are distinguished', async () => {
  const lookUp = async (host: string, resolver = names.resolver) => (await inspectHost({ host, port: 443 }, { resolver })).found
  expect(await lookUp('nowhere.example.com')).toBe('no_such_name')
  expect(await lookUp('mail.example.com')).toBe('no_address')
  const silent = await startNameServer({})
  silent.close()
  expect(await lookUp(NAME, silent.resolver)).toBe('lookup_failed')
})

test('only the first eight of many addresses are checked', async () => {
  const port = await serve(leaf)
  const dial = dialTo(Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`93.184.216.${at + 1}`, port])))
  const { sightings, notInspected } = await inspectHost({ host: 'many.example.com', port: 993 }, { resolver: names.resolver, dial })
  expect([sightings.length, notInspected]).toEqual([8, 3])
  expect(sightings[0]).toMatchObject({ outcome: 'served', served: { nameFits: false, hsts: null } })
})

test('old protocols and expired certificates are read, not refused', async () => {
  const old = await makeParty({
    name: NAME,
    issuer,
    ca: false,
    names: [NAME],
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2021-01-01T00:00:00Z',
  })
  const port = await serve(old, { above: issuer.pem, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })
  const seen = await inspectAddress({ host: NAME, port: 443, address: V4 }, dialTo({ [V4]: port }))
  expect(seen).toMatchObject({ outcome: 'served', served: { protocol: 'TLSv1.1', notAfter: '2021-01-01T00:00:00.000Z' } })
})

test('an address that refuses, one that does not respond and one that speaks another protocol are distinguished', async () => {
  const look = async (port: number, timeout?: number) =>
    (await inspectAddress({ host: NAME, port: 443, address: V4 }, dialTo({ [V4]: port }), timeout)).outcome
  expect(await look(await serveBytes(Buffer.from('220 mail.example.com ESMTP\r\n')))).toBe('not_tls')
  expect(await look(await serveBytes(Buffer.alloc(0)), 200)).toBe('not_tls')
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  expect(await look(port)).toBe('refused')
})

test('no more than 64 kB are read, and a server that never stops sending is dropped within the time limit', async () => {
  const endless = await serveBytes(Buffer.from([0x16, 0x03, 0x03, 0x40, 0x00, ...Array<number>(16_384).fill(0)]), true)
  const began = Date.now()
  await inspectAddress({ host: NAME, port: 443, address: V4 }, dialTo({ [V4]: endless }), 2_000)
  expect(Date.now() - began).toBeLessThan(10_000)
  const talkative = await serve(leaf, {
    reply: `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(200_000)}\r\nStrict-Transport-Security: max-age=1\r\n\r\n`,
  })
  const seen = await inspectAddress({ host: NAME, port: 443, address: V4 }, dialTo({ [V4]: talkative }))
  expect(seen).toMatchObject({ outcome: 'served', served: { hsts: null } })
})

test('only public addresses are ever connected to', async () => {
  for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', '0x7f000001']) {
    expect(await inspectAddress({ host: NAME, port: 443, address }, dialTo({}))).toEqual({ address, outcome: 'not_public' })
  }
})
