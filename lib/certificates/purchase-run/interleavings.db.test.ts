import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { times } from '../../../scripts/test/test-size'
import { startEnomSimulator } from '../../enom/simulator/start'
import { columnsOf } from '../lifecycle/places'

// The shop and Enom share one clock, which the tests set. Timers are real.
vi.useFakeTimers({ toFake: ['Date'] })
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { runFenced } = await import('../../db/fence')
const { bindPurchase } = await import('../purchase/bind')
const { declareNotPurchased } = await import('../purchase/declare-not-purchased')
const { openShop, payFor, runPurchaseQueue, reconcileAll } = await import('../testing/shop')
const { createTestWorker } = await import('../testing/worker')

const MINUTE = 60_000
const LONGEST_LAG = 120
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
await openShop()
await enom.operate('set-account', { loginId: 'keelmark', balance: 900_000_000 })
const soldAtEnom = () => enom.state.certificates().length
const bought = () => db.certificate.count({ where: { enomCertId: { not: null } } })
const unbought = () => db.certificate.count({ where: { enomCertId: null } })
const worker = createTestWorker()

afterAll(async () => {
  vi.useRealTimers()
  await enom.close()
})

class Killed extends Error {}

/** Wakes the workers that were frozen in the middle of a purchase. They continue without their lease. */
const asleep: (() => void)[] = []
const zombies: Promise<unknown>[] = []

function wakeAll(): void {
  for (const wake of asleep.splice(0)) wake()
}

/**
 * Runs the queue in a worker that has its own lease and is killed or frozen at `moment`. Its lease then expires, so another worker can take
 * over.
 */
async function runUntil(moment: string, end: 'killed' | 'frozen'): Promise<void> {
  const { id } = await db.workerLease.create({ data: { name: `worker-${Math.random()}` } })
  let fell: () => void = () => undefined
  const fallen = new Promise<void>((done) => {
    fell = done
  })
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== moment) return
    globalThis.keelmarkFaultPoint = undefined
    await db.workerLease.deleteMany({ where: { id } })
    if (end === 'killed') throw new Killed()
    fell()
    await new Promise<void>((wake) => asleep.push(wake))
  }
  const run = runFenced(id, () => runPurchaseQueue('rapidssl')).catch(() => undefined)
  zombies.push(run)
  await Promise.race([run, fallen])
  globalThis.keelmarkFaultPoint = undefined
}

type Act =
  | { do: 'order' | 'run' | 'look' | 'bind' | 'wake' | 'say-not-bought' }
  | { do: 'lose'; kind: 'commit-then-no-answer' | 'fail-before-commit' }
  | { do: 'fall'; at: string; end: 'killed' | 'frozen' }
  | { do: 'pass'; seconds: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'order' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'run' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'look' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'bind' as const }, { do: 'say-not-bought' as const }, { do: 'wake' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('lose' as const),
      kind: fc.constantFrom('commit-then-no-answer' as const, 'fail-before-commit' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({
        do: fc.constant('fall' as const),
        at: fc.constantFrom(
          'purchase.before_intent',
          'purchase.after_intent',
          'purchase.sent',
          'purchase.read',
          'purchase.answered',
          'look.answered',
        ),
        end: fc.constant('killed' as const),
      }),
      // A worker frozen before its call never makes it: the connection checks the lease right before sending.
      fc.record({
        do: fc.constant('fall' as const),
        at: fc.constantFrom('purchase.sent', 'purchase.read', 'purchase.answered', 'look.answered'),
        end: fc.constant('frozen' as const),
      }),
    ),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 100 }) }) },
)

async function perform(one: Act): Promise<void> {
  if (one.do === 'order') await payFor('rapidssl')
  if (one.do === 'run') await runPurchaseQueue('rapidssl')
  if (one.do === 'look') await reconcileAll()
  if (one.do === 'wake') wakeAll()
  if (one.do === 'lose') await enom.operate('add-fault', { command: 'PurchaseServices', kind: one.kind })
  if (one.do === 'fall') await runUntil(one.at, one.end)
  if (one.do === 'pass') vi.setSystemTime(Date.now() + one.seconds * 1000)
  if (one.do === 'bind' || one.do === 'say-not-bought') await decide(one.do)
}

/** Has staff decide about an unclear purchase: they bind an orphan, or declare (possibly incorrectly) that nothing was bought. */
async function decide(what: 'bind' | 'say-not-bought'): Promise<void> {
  const unclear = await db.certificate.findFirst({ where: { ...columnsOf('purchase:outcome_unknown') }, select: { id: true } })
  if (!unclear) return
  if (what === 'say-not-bought') {
    await declareNotPurchased(staff, unclear.id)
    return
  }
  const held = new Set((await db.certificate.findMany({ select: { enomCertId: true } })).map(({ enomCertId }) => enomCertId))
  const stray = enom.state.certificates().find(({ certId }) => !held.has(certId))
  if (stray) await bindPurchase(staff, unclear.id, { enomCertId: stray.certId })
}

function lateLists(listLagSeconds: number): Promise<void> {
  return enom.operate('set-moods', { listLagSeconds, rates: { 'list-lag': { perMille: 1000 } } })
}

/** Lets everything settle. Returns how many certificates sold by Enom belong to no order. */
async function settle(lag: number): Promise<number> {
  wakeAll()
  await Promise.all(zombies.splice(0))
  await enom.operate('calm-down')
  await lateLists(lag)
  await worker.until(async () => (await unbought()) === 0, 60 * MINUTE)
  return soldAtEnom() - (await bought())
}

test('B4: whatever is lost, killed, frozen, delayed or decided incorrectly, no order gets two certificates and no certificate goes to two orders', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: LONGEST_LAG }), fc.array(act, { minLength: 4, maxLength: 14 }), async (lag, acts) => {
      await lateLists(lag)
      const mistakes = acts.filter((one) => one.do === 'say-not-bought').length
      await payFor('rapidssl')
      for (const one of acts) await perform(one)
      const strays = await settle(lag)
      expect(strays).toBeLessThanOrEqual(mistakes)
      // The next orders get the certificates left over by an incorrect decision.
      vi.setSystemTime(Date.now() + LONGEST_LAG * 1000)
      if (strays) await payFor('rapidssl', { quantity: strays })
      expect(await settle(lag)).toBe(0)
      const rows = await db.certificate.findMany({ select: { enomCertId: true, cost: true } })
      expect(new Set(rows.map(({ enomCertId }) => enomCertId)).size).toBe(rows.length)
      const spent = enom.state.certificates().reduce((sum, { cost }) => sum + cost, 0)
      expect(rows.reduce((sum, { cost }) => sum + (cost ?? 0), 0)).toBe(spent)
      expect(await db.supplierOperation.count({ where: { inFlightKey: { not: null } } })).toBe(0)
    }),
    { numRuns: times({ usual: 8, thorough: 100 }) },
  )
})
