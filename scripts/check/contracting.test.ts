import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractingStatements } from './contracting'

const FOLDER = 'prisma/migrations'
/** The first migration of 0.2, and one whose comment words the reason differently. */
const BEFORE_THE_RULE = ['20261129500000_start', '20261201080000_unread_columns']

test('the previous version can keep running after each migration', () => {
  const later = readdirSync(FOLDER).filter(
    (name) => name > (BEFORE_THE_RULE[0] ?? '') && /^\d+_/.test(name) && !BEFORE_THE_RULE.includes(name),
  )
  const found = later.flatMap((name) =>
    contractingStatements(readFileSync(`${FOLDER}/${name}/migration.sql`, 'utf8')).map((statement) => `${name}: ${statement}`),
  )
  expect(found).toEqual([])
  expect(later.length).toBeGreaterThan(10)
})

test.each([
  'ALTER TABLE "Order" DROP COLUMN "note"',
  'DROP TABLE "Order"',
  'ALTER TABLE "Order" RENAME COLUMN "note" TO "remark"',
  'alter table "Order" alter column note type integer',
  'ALTER TABLE "Order" ALTER COLUMN "note" SET NOT NULL',
  'ALTER TABLE "Order" ADD COLUMN "note" TEXT NOT NULL, ADD COLUMN "other" TEXT NOT NULL DEFAULT \'\'',
])('%s needs a reason', (statement) => {
  expect(contractingStatements(`-- A comment.\n${statement};`)).toHaveLength(1)
  expect(contractingStatements(`-- Contract: not read since 20261206010000.\n${statement};`)).toEqual([])
})

test.each([
  'CREATE TABLE "Note" ("id" UUID NOT NULL, "text" TEXT NOT NULL)',
  'ALTER TABLE "Order" ADD COLUMN "note" TEXT',
  'ALTER TABLE "Order" ADD COLUMN "note" TEXT NOT NULL DEFAULT \'\'',
  'DROP INDEX "Order_note_idx"',
])('%s adds only', (statement) => {
  expect(contractingStatements(`${statement};`)).toEqual([])
})
