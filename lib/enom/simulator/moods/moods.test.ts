import { expect, test, vi } from 'vitest'
import { afterwards, buy, call, LOGIN, RAPIDSSL, read, readAll, simulator } from '../../testing/simulator'

type Server = Awaited<ReturnType<typeof simulator>>

const post = (url: string, command: string, parameters: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${url}/interface.asp`, {
    method: 'POST',
    body: new URLSearchParams({ ...LOGIN, command, ...parameters }),
    ...(signal && { signal }),
  })

const purchase = (url: string, signal?: AbortSignal) => post(url, 'PurchaseServices', { Service: RAPIDSSL }, signal)

/** Starts a server on which this mood, and no other, affects every purchase. */
async function moody(mood: string, knobs: object = {}): Promise<Server> {
  const server = await simulator()
  await server.operate('set-moods', { ...knobs, rates: { [mood]: { perMille: 1000, commands: ['PurchaseServices'] } } })
  return server
}

const bought = (server: Server) => server.state.ledger().filter(({ kind }) => kind === 'purchase').length

test.each([
  ['commit-then-no-answer', 1],
  ['fail-before-commit', 0],
])('%s: the connection is reset, with %i purchases in the ledger', async (mood, truth) => {
  const server = await moody(mood)
  await expect(purchase(server.url)).rejects.toThrow('fetch failed')
  expect(bought(server)).toBe(truth)
  expect(read(await call(server.url, 'GetBalance'), 'ErrCount')).toBe('0')
})

test.each([
  ['commit-then-hang', 1],
  ['fail-then-hang', 0],
])('%s: silence until the caller gives up or hangMs passes, with %i purchases in the ledger', async (mood, truth) => {
  const server = await moody(mood)
  const caller = new AbortController()
  const silence = purchase(server.url, caller.signal)
  await expect.poll(() => server.state.calls().length).toBe(1)
  caller.abort(new Error('waited long enough'))
  await expect(silence).rejects.toThrow('waited long enough')
  expect(bought(server)).toBe(truth)
  await server.operate('set-moods', { hangMs: 50 })
  await expect(purchase(server.url)).rejects.toThrow('fetch failed')
  expect(bought(server)).toBe(2 * truth)
})

test.each([
  ['commit-then-502', 1, 502],
  ['fail-then-502', 0, 502],
  ['http-500', 0, 500],
  ['not-xml', 0, 200],
])('%s: an HTML page, with %i purchases in the ledger', async (mood, truth, status) => {
  const server = await moody(mood)
  const answer = await purchase(server.url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html'])
  expect(await answer.text()).not.toContain('certid')
  expect(bought(server)).toBe(truth)
})

test.each([
  ['commit-then-empty', 1],
  ['fail-then-empty', 0],
])('%s: HTTP 200 without a body, with %i purchases in the ledger', async (mood, truth) => {
  const server = await moody(mood)
  const answer = await purchase(server.url)
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(bought(server)).toBe(truth)
})

test('success-false: ErrCount 0 and Success False, and nothing is bought', async () => {
  const server = await moody('success-false')
  const xml = await (await purchase(server.url)).text()
  expect([read(xml, 'ErrCount'), read(xml, 'Success'), read(xml, 'Done'), read(xml, 'certid')]).toEqual(['0', 'False', 'true', null])
  expect(bought(server)).toBe(0)
})

test('commit-then-truncate: the response is cut at a different byte each time, never at its end', async () => {
  const server = await moody('commit-then-truncate')
  const lengths = new Set<number>()
  for (let count = 1; count <= 20; count += 1) {
    const body = await (await purchase(server.url)).text()
    expect(body).not.toContain('</interface-response>')
    expect(body.length).toBeGreaterThan(0)
    lengths.add(body.length)
    expect(bought(server)).toBe(count)
  }
  expect(lengths.size).toBeGreaterThan(10)
})

test('done-false: the response is complete, but Done is false', async () => {
  const server = await moody('done-false')
  const xml = await (await purchase(server.url)).text()
  expect([read(xml, 'certid'), read(xml, 'ErrCount'), read(xml, 'Done')]).toEqual(['100001', '0', 'false'])
  expect(bought(server)).toBe(1)
})

test('slow-bytes: the response arrives byte by byte, for at most slowMs', async () => {
  const server = await moody('slow-bytes')
  await server.operate('set-switches', { slowMs: 20_000 })
  const answer = await purchase(server.url)
  let pieces = 0
  for await (const _ of answer.body ?? []) if (++pieces > 10) break
  expect(pieces).toBeGreaterThan(10)
  await server.operate('set-switches', { slowMs: 50 })
  const started = performance.now()
  expect(await (await purchase(server.url)).text()).toContain('</interface-response>')
  expect(performance.now() - started).toBeGreaterThan(45)
  expect(bought(server)).toBe(2)
})

test('latency: each response is delayed by at least the lower bound', async () => {
  const server = await simulator()
  await server.operate('set-moods', { latencyFromMs: 60, latencyToMs: 80 })
  const started = performance.now()
  await call(server.url, 'GetBalance')
  expect(performance.now() - started).toBeGreaterThan(58)
})

test('throttled: calls beyond the limit are refused, with HTTP 429 or an error text', async () => {
  const server = await simulator()
  // The clock is frozen, so that all calls fall within one second.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  afterwards(async () => clock.mockRestore())
  await server.operate('set-moods', { callsPerSecond: 3 })
  const answers = await Promise.all(Array.from({ length: 8 }, () => purchase(server.url)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  const [refused] = answers.filter(({ status }) => status === 429)
  expect(refused?.headers.get('retry-after')).toBe('1')
  expect(bought(server)).toBe(3)

  await server.operate('set-moods', { callsPerSecond: 1, throttleAs: 'text' })
  await post(server.url, 'GetBalance')
  expect(read(await call(server.url, 'GetBalance'), 'ResponseNumber')).toBe('706150')
})

test('list-lag: a new certificate is missing from the lists until its delay has passed on the simulator’s clock', async () => {
  const server = await simulator()
  await server.operate('set-moods', { listLagSeconds: 3600, rates: { 'list-lag': 1000 } })
  const ids: string[] = []
  for (let count = 0; count < 12; count += 1) ids.push(await buy(server.url))
  const listed = async () => readAll(await call(server.url, 'CertGetCerts'), 'CertID')
  const debits = async () => readAll(await call(server.url, 'GetTransHistory'), 'OrderID').filter(Boolean)
  const orders = async () => readAll(await call(server.url, 'GetOrderList'), 'OrderID')
  expect([await listed(), await debits(), await orders()]).toEqual([[], [], []])
  expect(read(await call(server.url, 'CertGetCertDetail', { CertID: ids[0] ?? '' }), 'CertStatusID')).toBe('1')
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('4,892.60')

  await server.operate('set-switches', { clockDays: 1 })
  expect(await listed()).toEqual(ids)
  expect([(await debits()).length, (await orders()).length]).toEqual([12, 12])
})

test('list-lag: certificates appear one by one, each after its own delay, and do not disappear again', async () => {
  const server = await simulator()
  await server.operate('set-moods', { listLagSeconds: 86_400 * 4, rates: { 'list-lag': 1000 } })
  for (let count = 0; count < 24; count += 1) await buy(server.url)
  let seen: string[] = []
  for (const clockDays of [1, 2, 3, 4]) {
    await server.operate('set-switches', { clockDays })
    const now = readAll(await call(server.url, 'CertGetCerts', { PagingPageSize: '250' }), 'CertID')
    expect(now).toEqual(expect.arrayContaining(seen))
    expect(now.length).toBeGreaterThan(seen.length)
    seen = now
  }
  expect(seen).toHaveLength(24)
})

test('stale-status: the detail shows the previous status and no file', async () => {
  const server = await simulator({ instant: true })
  await server.operate('seed-certificates', { count: 1, statusMix: { 4: 1 }, prodTypes: [23] })
  const detail = () => call(server.url, 'CertGetCertDetail', { CertID: '100001' })
  expect(read(await detail(), 'CertStatusID')).toBe('4')
  await server.operate('set-moods', { rates: { 'stale-status': 1000 } })
  const stale = await detail()
  expect([read(stale, 'CertStatusID'), read(stale, 'SSLCertificate')?.trim()]).toEqual(['2', ''])
  await server.operate('calm-down')
  expect(read(await detail(), 'CertStatusID')).toBe('4')
})

test('stale-status: some rows of a list are older than others', async () => {
  const server = await simulator()
  await server.operate('seed-certificates', { count: 40, statusMix: { 4: 1, 6: 1 }, prodTypes: [23] })
  await server.operate('set-moods', { rates: { 'stale-status': 1000 } })
  const statuses = readAll(await call(server.url, 'CertGetCerts', { PagingPageSize: '250' }), 'CertStatusID')
  expect(statuses).toHaveLength(40)
  expect(new Set(statuses)).toEqual(new Set(['2', '4', '6']))
})

test('unknown-status: the detail shows undocumented statuses', async () => {
  const server = await simulator()
  const CertID = await buy(server.url)
  await server.operate('set-moods', { rates: { 'unknown-status': 1000 } })
  const seen = new Set<string | null>()
  for (let count = 0; count < 12; count += 1) seen.add(read(await call(server.url, 'CertGetCertDetail', { CertID }), 'CertStatus'))
  expect(seen).toEqual(new Set(['Pending Security Review', 'Under Review by Brand Team', 'On Hold']))
})

test('price-change: the sale costs something other than the listed price, and the list shows the new price afterwards', async () => {
  const server = await moody('price-change', { seed: 7 })
  const before = /<ProdType>23[\s\S]*?<ResellerPrice>([^<]*)/.exec(await call(server.url, 'GetCerts'))?.[1]
  await purchase(server.url)
  const [entry] = server.state.ledger().filter(({ kind }) => kind === 'purchase')
  const cost = entry?.kind === 'purchase' ? entry.cost : 0
  const after = /<ProdType>23[\s\S]*?<ResellerPrice>([^<]*)/.exec(await call(server.url, 'GetCerts'))?.[1]
  expect(before).toBe('$8.95')
  expect(after).toBe(`$${(cost / 100).toFixed(2)}`)
  expect(cost).not.toBe(895)
  expect(Math.abs(cost - 895)).toBeLessThanOrEqual(179)
})

test('price-change: a cart costs the price at the time of the order, not at the time it was filled', async () => {
  const server = await simulator()
  const cart = { ProductType: RAPIDSSL, Quantity: '2', EndUserIP: '127.0.0.1' }
  expect(read(await call(server.url, 'AddToCart', cart), 'ErrCount')).toBe('0')
  await server.operate('set-moods', { seed: 9, rates: { 'price-change': 1000 } })
  expect(read(await call(server.url, 'InsertNewOrder', { EndUserIP: '127.0.0.1' }), 'ErrCount')).toBe('0')
  const costs = server.state.ledger().flatMap((entry) => (entry.kind === 'purchase' ? [entry.cost] : []))
  expect(costs).toHaveLength(1)
  expect(costs[0]).not.toBe(2 * 895)
})

test('product-off: one product is not sold for a while, but the others are', async () => {
  const server = await moody('product-off', { windowSeconds: 3600 })
  expect(read(await (await purchase(server.url)).text(), 'ResponseNumber')).toBe('315182')
  expect(await call(server.url, 'GetCerts')).toMatch(/<ProdType>23<[\s\S]*?<Enabled>False/)
  await server.operate('set-switches', { clockDays: 1 })
  expect(await call(server.url, 'GetCerts')).not.toContain('<Enabled>False')
  expect(bought(server)).toBe(0)
})

test('balance-spent: the balance is gone for a while and comes back, and the ledger shows both', async () => {
  const server = await moody('balance-spent', { windowSeconds: 3600 })
  expect(read(await (await purchase(server.url)).text(), 'ResponseNumber')).toBe('524181')
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('0.00')
  await server.operate('set-switches', { clockDays: 1 })
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('5,000.00')
  expect(server.state.ledger()).toMatchObject([{ amount: 500_000 }, { amount: -500_000 }, { amount: 500_000 }])
})

test('balance-spent: calming the server down restores the balance immediately', async () => {
  const server = await moody('balance-spent', { windowSeconds: 3600 })
  await purchase(server.url)
  await server.operate('calm-down')
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('5,000.00')
})

test('maintenance: every command responds with the maintenance code for a while', async () => {
  const server = await moody('maintenance', { windowSeconds: 3600 })
  await purchase(server.url)
  expect(read(await call(server.url, 'CheckLogin'), 'ResponseNumber')).toBe('618247')
  await server.operate('set-switches', { clockDays: 1 })
  expect(read(await call(server.url, 'CheckLogin'), 'ErrCount')).toBe('0')
  expect(bought(server)).toBe(0)
})

test('a planted fault takes precedence over the moods', async () => {
  const server = await moody('fail-before-commit')
  await server.operate('add-fault', { command: 'PurchaseServices', kind: 'done-false' })
  expect(read(await (await purchase(server.url)).text(), 'Done')).toBe('false')
  await expect(purchase(server.url)).rejects.toThrow()
})

test('moods persist until the operator calms the server down', async () => {
  const first = await moody('commit-then-502')
  const settings = async (server: Server) => (await fetch(`${server.url}/operator/api/settings`)).json()
  expect(await settings(first)).toMatchObject({ moods: { preset: 'own', rates: { 'commit-then-502': { perMille: 1000 } } } })
  await first.operate('set-mood-preset', { name: 'moderate', seed: 5 })
  expect(await settings(first)).toMatchObject({ moods: { preset: 'moderate', seed: 5, listLagSeconds: 30 } })
  await first.operate('calm-down')
  expect(await settings(first)).toMatchObject({ moods: { preset: 'off', rates: {} } })
  await expect(first.operate('set-moods', { rates: { explode: 5 } })).rejects.toThrow('explode')
  await expect(first.operate('set-mood-preset', { name: 'hurricane' })).rejects.toThrow('name')
})
