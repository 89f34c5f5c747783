import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { recordStaffAction } from './record-staff-action'
import { verifyChain } from './verify-chain'

const kim = { kind: 'staff', userId: randomUUID(), role: 'owner' } as const
const save = (number: number, actor: Parameters<typeof recordStaffAction>[1] = kim) =>
  inTransaction((tx) =>
    recordStaffAction(tx, actor, {
      action: 'product.save',
      subject: { kind: 'product', id: 'p' },
      before: { price: number, zone: null, at: new Date(0) },
      after: { price: number + 0.5, password: 'harbour-light', nested: { tokenHash: 'x', list: ['ä', 1] } },
    }),
  )

test('D1: each staff action adds one link to the chain, even under concurrency; a changed or missing entry is detected', async () => {
  await Promise.all([1, 2, 3, 4, 5].map((number) => save(number)))
  await save(6, { kind: 'system' })
  await expect(
    inTransaction(async (tx) => {
      await recordStaffAction(tx, kim, { action: 'product.save', subject: { kind: 'product' } })
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await verifyChain(kim)).toEqual({ entries: 5, brokenAt: null })
  const rows = await db.auditEntry.findMany({ orderBy: { number: 'asc' } })
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  expect(JSON.stringify(rows)).not.toContain('harbour-light')
  expect(rows[0]?.after).toMatchObject({ password: 'hidden', nested: { tokenHash: 'hidden', list: ['ä', 1] } })

  await expect(db.$executeRaw`update "AuditEntry" set actor = 'x'`).rejects.toThrow(/never changed/)
  await expect(db.$executeRaw`delete from "AuditEntry" where number = 5`).rejects.toThrow(/never changed/)
  await expect(db.$executeRaw`truncate "AuditEntry"`).rejects.toThrow(/never changed/)
  const behindItsBack = async (work: () => Promise<unknown>) => {
    await db.$executeRaw`alter table "AuditEntry" disable trigger user`
    await work()
    return verifyChain(kim)
  }
  expect(await behindItsBack(() => db.$executeRaw`update "AuditEntry" set after = '{"price": 9}' where number = 4`)).toMatchObject({
    brokenAt: 4,
  })
  expect(await behindItsBack(() => db.$executeRaw`delete from "AuditEntry" where number = 2`)).toMatchObject({ brokenAt: 2 })
})
