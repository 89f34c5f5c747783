import { run } from 'graphile-worker'
import { afterAll, expect, test, vi } from 'vitest'
import { env } from '../config/env'
import { db } from '../db/client'
import { JOBS } from '../jobs/definitions'
import { startAudit } from './schedule'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const addAccount = (loginId: string) =>
  db.enomAccount.create({ data: { label: loginId, loginId, passwordSealed: 'x' }, select: { id: true } })

const SOON = { timeout: 30_000 }

/** Comparisons in progress, by account. Each runs until it is released. */
const underWay: string[] = []
let letGo: () => void = () => undefined
const told = new Promise<void>((done) => {
  letGo = done
})
const runner = await run({
  connectionString: `${env.DATABASE_URL}?application_name=comparing`,
  concurrency: 5,
  pollInterval: 100,
  noHandleSignals: true,
  taskList: {
    'enom.audit': async (payload) => {
      underWay.push(JOBS['enom.audit'].payload.parse(payload).accountId)
      await told
    },
  },
})
afterAll(async () => {
  letGo()
  await runner.stop()
  // Wait until all connections are closed: one that is still closing when the database stops would count as a failure.
  const left = () => db.$queryRaw`select 1 from pg_stat_activity where application_name = 'comparing'`
  await vi.waitFor(async () => expect(await left()).toEqual([]), SOON)
})

test('two comparisons of one account never run at the same time, but comparisons of two accounts can', async () => {
  const { id: first } = await addAccount('first')
  await startAudit(staff)
  await expect.poll(() => underWay, SOON).toEqual([first])
  const { id: second } = await addAccount('second')
  expect(await startAudit(staff)).toEqual({ ok: true, value: { accounts: 2 } })
  await expect.poll(() => underWay, SOON).toContain(second)
  expect(underWay).toEqual([first, second])
  letGo()
  await expect.poll(() => underWay, SOON).toEqual([first, second, first])
})
