import { expect, test } from 'vitest'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from './enqueue'

const waiting = () => db.$queryRaw<{ count: bigint }[]>`select count(*) from graphile_worker.jobs`.then(([row]) => Number(row?.count))

test('a job enqueued in a transaction that rolls back never existed', async () => {
  await expect(
    inTransaction(async (tx) => {
      await enqueue(tx, 'stripe.apply_event', { eventId: 'evt_1' })
      throw new Error('the change failed')
    }),
  ).rejects.toThrow('the change failed')
  expect(await waiting()).toBe(0)
})

test('a job with a key waits only once', async () => {
  for (const eventId of ['evt_1', 'evt_2']) {
    await inTransaction((tx) => enqueue(tx, 'stripe.apply_event', { eventId }, { key: 'the-one' }))
  }
  expect(await waiting()).toBe(1)
})
