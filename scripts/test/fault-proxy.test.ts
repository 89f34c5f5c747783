import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { type FaultProxy, startFaultProxy } from './fault-proxy'

const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket))
await once(echo.listen(0, '127.0.0.1'), 'listening')
const address = echo.address()
const to = { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }

let proxy: FaultProxy
beforeEach(async () => {
  proxy = await startFaultProxy({ to })
})
afterEach(() => proxy.close())
afterAll(() => echo.close())

/** Opens a connection through the proxy. Returns it with the data received so far and how it ended. */
async function open(): Promise<{ socket: Socket; said: () => string; ended: Promise<string> }> {
  const socket = connect(proxy.port, '127.0.0.1')
  let said = ''
  socket.on('data', (bytes) => {
    said += bytes
  })
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    socket.on('close', () => resolve('closed'))
  })
  await once(socket, 'connect')
  return { socket, said: () => said, ended }
}

test('passes on data and the end of the connection in both directions', async () => {
  const { socket, said, ended } = await open()
  socket.end('hello')
  expect(await ended).toBe('closed')
  expect(said()).toBe('hello')
})

test('while down, closes open connections and refuses new ones, then comes back on the same port', async () => {
  const { socket, said, ended } = await open()
  socket.write('one')
  await expect.poll(said).toBe('one')
  await proxy.set({ kind: 'down' })
  expect(await ended).toBe('ECONNRESET')
  await expect(open()).rejects.toThrow('ECONNREFUSED')
  await proxy.set({ kind: 'pass' })
  const again = await open()
  again.socket.end('two')
  await again.ended
  expect(again.said()).toBe('two')
})

test('half-open neither closes connections nor responds, and a connection that lost a byte stays dead', async () => {
  const first = await open()
  await proxy.set({ kind: 'half-open' })
  first.socket.write('lost')
  const second = await open()
  second.socket.write('lost too')
  expect(await Promise.race([first.ended, second.ended, new Promise((resolve) => setTimeout(() => resolve('still open'), 100))])).toBe(
    'still open',
  )
  await proxy.set({ kind: 'pass' })
  first.socket.write('lost as well')
  const third = await open()
  third.socket.end('three')
  await third.ended
  expect([first.said(), second.said(), third.said()]).toEqual(['', '', 'three'])
})

test('cuts the connection in the middle of a response', async () => {
  await proxy.set({ kind: 'cut', afterBytes: 5 })
  const { socket, said, ended } = await open()
  socket.write('0123456789')
  expect(await ended).toBe('closed')
  expect(said().length).toBe(5)
})

test('adds latency and slows data down', async () => {
  await proxy.set({ kind: 'latency', ms: 60 })
  const late = await open()
  const begun = performance.now()
  late.socket.write('x')
  await expect.poll(late.said, { interval: 5 }).toBe('x')
  expect(performance.now() - begun).toBeGreaterThan(100)
  await proxy.set({ kind: 'slow', bytesPerSecond: 100 })
  late.socket.write('x'.repeat(20))
  await expect.poll(() => late.said().length, { interval: 5 }).toBe(21)
  expect(performance.now() - begun).toBeGreaterThan(200)
})
