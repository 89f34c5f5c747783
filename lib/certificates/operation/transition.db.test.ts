import { beforeEach, expect, test } from 'vitest'
import { db } from '../../db/client'
import { OperationState } from '../../db/generated/enums'
import { inTransaction } from '../../db/transaction'
import { openShop, startOperation } from '../testing/shop'
import { TRANSITIONS } from './states'
import { moveOperation } from './transition'

const ALL = Object.values(OperationState)
const PAIRS = ALL.flatMap((from) => ALL.filter((to) => to !== from).map((to) => ({ from, to })))
const isAllowed = ({ from, to }: { from: OperationState; to: OperationState }) => TRANSITIONS[from].some((next) => next === to)

const { accountId } = await openShop()
let id = ''
beforeEach(async () => {
  id = await startOperation(accountId)
})

/** Sets a state, bypassing the trigger, so that the next step can be tried from it. */
async function place(state: OperationState): Promise<void> {
  await db.$executeRaw`alter table "SupplierOperation" disable trigger "SupplierOperation_step"`
  await db.supplierOperation.update({ where: { id }, data: { state } })
  await db.$executeRaw`alter table "SupplierOperation" enable trigger "SupplierOperation_step"`
}

test('C1: the database allows exactly the same steps of a supplier operation as the code', async () => {
  const stored = await db.allowedStep.findMany({ where: { machine: 'SupplierOperation' } })
  const known = PAIRS.filter(isAllowed)
  expect(stored.map(({ from, to }) => `${from} -> ${to}`).sort()).toEqual(known.map(({ from, to }) => `${from} -> ${to}`).sort())
})

test('C1: of all pairs of operation states, the database accepts only the allowed ones, no matter who writes', async () => {
  const wrong: string[] = []
  for (const pair of PAIRS) {
    await place(pair.from)
    const isTaken = await db.supplierOperation.update({ where: { id }, data: { state: pair.to } }).then(
      () => true,
      () => false,
    )
    if (isTaken !== isAllowed(pair)) wrong.push(`${pair.from} -> ${pair.to}`)
  }
  expect(wrong).toEqual([])
})

test('C1: “moveOperation” accepts the allowed steps, writes one event for each, and rejects the others without a change', async () => {
  const wrong: string[] = []
  for (const { from, to } of PAIRS) {
    await place(from)
    const before = await db.operationEvent.count({ where: { operationId: id } })
    const moved = await inTransaction((tx) => moveOperation(tx, id, { from: [from], to, facts: {} })).then(
      (result) => result !== null,
      () => false,
    )
    const events = (await db.operationEvent.count({ where: { operationId: id } })) - before
    const { state } = await db.supplierOperation.findUniqueOrThrow({ where: { id } })
    const expected = isAllowed({ from, to })
    if (moved !== expected || events !== (expected ? 1 : 0) || state !== (expected ? to : from)) wrong.push(`${from} -> ${to}`)
  }
  expect(wrong).toEqual([])
})

test('C1: the slower of two writers changes nothing: an operation whose state has already changed stays unchanged', async () => {
  await place('refused')
  expect(await inTransaction((tx) => moveOperation(tx, id, { from: ['started'], to: 'succeeded', facts: {} }))).toBeNull()
  expect(await db.supplierOperation.findUnique({ where: { id } })).toMatchObject({ state: 'refused' })
})
