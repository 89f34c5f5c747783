import { expect, test } from 'vitest'
import { db } from './client'
import { inTransaction } from './transaction'

test('A3: two deadlocked transactions both succeed: the one that PostgreSQL rolls back is retried', async () => {
  await db.$executeRaw`create table rings (id text primary key, count int not null)`
  await db.$executeRaw`insert into rings values ('one', 0), ('other', 0)`
  let arrived = 0
  let bothHere: () => void = () => undefined
  const both = new Promise<void>((resolve) => {
    bothHere = resolve
  })
  let runs = 0
  const raise = (first: string, second: string) =>
    inTransaction(async (tx) => {
      runs += 1
      await tx.$executeRaw`update rings set count = count + 1 where id = ${first}`
      arrived += 1
      if (arrived === 2) bothHere()
      await both
      await tx.$executeRaw`update rings set count = count + 1 where id = ${second}`
    })
  await Promise.all([raise('one', 'other'), raise('other', 'one')])
  expect(await db.$queryRaw`select count from rings order by id`).toEqual([{ count: 2 }, { count: 2 }])
  // At least the transaction that was rolled back ran again. It may deadlock again before the other gets its lock.
  expect(runs).toBeGreaterThan(2)
})
