import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { makeParty } from '../../chain/test-authority'
import { startNameServer } from '../../probe/testing/name-server'
import { dialTo, startTlsServer } from '../../probe/testing/tls-server'
import { addressFault } from '../address'
import { type Means, post } from './post'

const V4 = '93.184.216.34'

async function outcomeAt(url: string, means: Means): Promise<string> {
  const { httpStatus, reply, problem } = await post({ url, headers: {}, body: '{}' }, means)
  return problem ?? `${httpStatus} ${reply}`
}

test('nothing is sent to a private network, not even through a name that resolves to one', async () => {
  const faults = {
    'http://hooks.example.com/': 'not-https',
    'https://10.0.0.5/': 'private-address',
    'https://[fd00::1]/': 'private-address',
    'https://[::ffff:10.0.0.5]/': 'private-address',
    'https://[64:ff9b::a00:5]/': 'private-address',
    'https://0x0a000005/': 'private-address',
    'https://joe:secret@hooks.example.com/': 'has-login',
    'ftp://hooks.example.com/': 'not-an-address',
  }
  for (const [address, code] of Object.entries(faults)) expect(addressFault(address)).toEqual({ code })
  const names = await startNameServer({ 'inside.example.com': ['10.0.0.5', '169.254.169.254', '::1'], 'nowhere.example.com': [] })
  const means = { resolver: names.resolver, dial: () => expect.unreachable() }
  expect(await outcomeAt('https://inside.example.com/', means)).toBe('not_public')
  expect(await outcomeAt('https://nowhere.example.com/', means)).toBe('no_address')
  names.close()
})

test('an event is sent over TLS if the endpoint’s certificate is valid for its name; otherwise the log gives the reason', async () => {
  const issuer = await makeParty({ name: 'Test Root' })
  const leaf = await makeParty({ name: 'hooks.example.com', issuer, ca: false, names: ['hooks.example.com'] })
  const server = await startTlsServer(leaf, { reply: 'HTTP/1.1 201 Created\r\nconnection: close\r\n\r\nkept' })
  const names = await startNameServer({ 'hooks.example.com': ['10.0.0.5', V4], 'other.example.com': [V4] })
  const means = { resolver: names.resolver, dial: (address: string) => dialTo({ [V4]: server.port })(address, 443) }
  expect(await outcomeAt('https://hooks.example.com/', { ...means, ca: issuer.pem })).toBe('201 kept')
  expect(await outcomeAt('https://other.example.com/', { ...means, ca: issuer.pem })).toBe('bad_certificate')
  expect(await outcomeAt('https://hooks.example.com/', means)).toBe('bad_certificate')
  server.close()
  expect(await outcomeAt('https://hooks.example.com/', means)).toBe('no_answer')
  names.close()
})

test.each([
  ['nothing', '', 'too_slow'],
  ['half an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', 'too_slow'],
  ['a switch to another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', 'no_answer'],
])('an endpoint that responds with %s does not hold up the others', async (_what, answer, problem) => {
  const receiver = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write(answer))
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo
  expect(await outcomeAt(`http://127.0.0.1:${port}/`, { timeout: 300 })).toBe(problem)
  receiver.close()
})
