import { expect, test } from 'vitest'
import { db } from '../db/client'
import { leaveOpen, untilItWaits } from '../db/testing/test-locks'
import { inTransaction } from '../db/transaction'
import { findOrMakeUser } from './find-or-make-user'

test('two simultaneous callers get the same person, however the address is spelled', async () => {
  const made: string[] = []
  const commit = await leaveOpen(async (tx) => made.push((await findOrMakeUser(tx, 'ada@shop.example')).id))
  const other = inTransaction((tx) => findOrMakeUser(tx, ' Ada@Shop.example '))
  await untilItWaits(other)
  await commit()
  expect([(await other).id, (await inTransaction((tx) => findOrMakeUser(tx, 'ada@shop.example'))).id]).toEqual([made[0], made[0]])
  expect(await db.user.count({ where: { email: 'ada@shop.example' } })).toBe(1)
})
