import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LOGIN, RAPIDSSL, simulator } from '../../testing/simulator'
import { MOOD_KINDS } from './kinds'

type Server = Awaited<ReturnType<typeof simulator>>

/** Makes one call and ignores the outcome. Only the server's books matter here. */
async function attempt(server: Server, command: string, parameters: Record<string, string> = {}): Promise<void> {
  const body = new URLSearchParams({ ...LOGIN, command, ...parameters })
  await fetch(`${server.url}/interface.asp`, { method: 'POST', body }).then(
    (answer) => answer.text(),
    () => '',
  )
}

const books = async (server: Server) => (await fetch(`${server.url}/operator/api/books`)).json()

async function outcomes(seed: number, calls: number): Promise<string[]> {
  const server = await simulator()
  await server.operate('set-mood-preset', { name: 'stormy', seed })
  await server.operate('set-moods', { latencyToMs: 0, hangMs: 1, callsPerSecond: 0, windowSeconds: 0, rates: { 'slow-bytes': 0 } })
  for (let count = 0; count < calls; count += 1) await attempt(server, 'PurchaseServices', { Service: RAPIDSSL })
  expect(await books(server)).toMatchObject({ agrees: true })
  return server.state.calls().map(({ outcome }) => outcome)
}

test('the same seed gives the same moods in the same order, and another seed gives others', async () => {
  const first = await outcomes(11, 60)
  expect(first.filter((outcome) => outcome.startsWith('mood: ')).length).toBeGreaterThan(12)
  expect(await outcomes(11, 60)).toEqual(first)
  expect(await outcomes(12, 60)).not.toEqual(first)
})

test('calls of other commands in between do not affect the purchases', async () => {
  const rates = { 'commit-then-502': 300, 'fail-then-502': 300 }
  const run = async (withOthers: boolean) => {
    const server = await simulator()
    await server.operate('set-moods', { seed: 3, rates })
    for (let count = 0; count < 40; count += 1) {
      if (withOthers) await attempt(server, 'GetBalance')
      await attempt(server, 'PurchaseServices', { Service: RAPIDSSL })
    }
    return server.state.calls().flatMap(({ command, outcome }) => (command === 'PurchaseServices' ? [outcome] : []))
  }
  expect(await run(true)).toEqual(await run(false))
})

test('a mood of 300 per mille hits about three purchases in ten, and only the commands it is set for', async () => {
  const server = await simulator()
  await server.operate('set-moods', { rates: { 'commit-then-no-answer': { perMille: 300, commands: ['purchaseservices'] } } })
  await Promise.all(Array.from({ length: 300 }, () => attempt(server, 'PurchaseServices', { Service: RAPIDSSL })))
  await Promise.all(Array.from({ length: 30 }, () => attempt(server, 'GetBalance')))
  const hit = server.state.calls().filter(({ outcome }) => outcome.startsWith('mood'))
  expect(hit.length).toBeGreaterThan(65)
  expect(hit.length).toBeLessThan(115)
  expect(new Set(hit.map(({ command }) => command))).toEqual(new Set(['PurchaseServices']))
  expect(await books(server)).toMatchObject({ agrees: true, certificates: { count: 300 } })
})

const deed = fc.oneof(
  { weight: 5, arbitrary: fc.constant('buy' as const) },
  { weight: 2, arbitrary: fc.constantFrom('cart' as const, 'refund' as const, 'look' as const) },
  { weight: 1, arbitrary: fc.constantFrom('deposit' as const, 'calm-down' as const, 'a day later' as const) },
)

test('whatever the moods, the balance equals deposits minus purchases plus refunds, and each certificate is bought once', async () => {
  const server = await simulator()
  let day = 0
  const perform = async (what: string) => {
    if (what === 'buy') return attempt(server, 'PurchaseServices', { Service: RAPIDSSL })
    if (what === 'look') return attempt(server, 'CertGetCerts')
    if (what === 'cart') {
      await attempt(server, 'AddToCart', { ProductType: RAPIDSSL, Quantity: '2', EndUserIP: '127.0.0.1' })
      return attempt(server, 'InsertNewOrder', { EndUserIP: '127.0.0.1' })
    }
    if (what === 'a day later') return server.operate('set-switches', { clockDays: ++day })
    if (what === 'deposit') return server.operate('set-account', { loginId: 'keelmark', balance: 500_000 })
    if (what === 'calm-down') return server.operate('calm-down')
    const open = server.state.certificates().find(({ status }) => status === 1)
    if (open) await server.operate('refund', { certId: open.certId })
  }
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 100_000 }),
      fc.dictionary(fc.constantFrom(...MOOD_KINDS), fc.integer({ min: 0, max: 400 }), { maxKeys: 8 }),
      fc.array(deed, { minLength: 5, maxLength: 20 }),
      async (seed, rates, deeds) => {
        await server.operate('set-switches', { slowMs: 2 })
        await server.operate('set-moods', { seed, hangMs: 1, windowSeconds: 0.01, listLagSeconds: 5, callsPerSecond: 0, rates })
        for (const what of deeds) await perform(what)
        expect(await books(server)).toMatchObject({ agrees: true, certificates: { withoutPurchase: [], boughtTwice: [] } })
      },
    ),
    { numRuns: 60 },
  )
  const { accounts } = await books(server)
  expect(accounts).toMatchObject([{ account: 'keelmark', purchases: expect.any(Number) }])
  expect(accounts[0].purchases).toBeGreaterThan(50_000)
  expect(accounts[0].refunds).toBeGreaterThan(0)
}, 60_000)
