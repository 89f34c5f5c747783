import { z } from 'zod'
import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { db } from '../../db/client'
import { type AuditDifference, Prisma } from '../../db/generated/client'
import type { DifferenceKind } from '../../db/generated/enums'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { resolveDifferences } from '../move-difference'
import { type DifferenceDetail, differenceDetail } from '../schema'
import type { Resolution } from '../text'
import type { NotOpen, RepairRefusal } from './messages'

export type OpenDifference = Omit<AuditDifference, 'detail'> & { detail: DifferenceDetail }
/** Returns an open difference of one of these kinds. For actors other than staff, the difference is reported as not found. */
export async function readOpen(actor: Actor, id: string, kinds: readonly DifferenceKind[]): Promise<Result<OpenDifference, NotOpen>> {
  const row = mayStaff(actor, 'certificates') && z.uuid().safeParse(id).success && (await db.auditDifference.findUnique({ where: { id } }))
  if (!row) return err({ code: 'not-found' })
  if (row.resolvedAt) return err({ code: 'already-resolved' })
  if (!kinds.includes(row.kind)) return err({ code: 'other-kind' })
  return ok({ ...row, detail: differenceDetail.catch({}).parse(row.detail) })
}

/** Someone else resolved the difference first. Thrown so that the transaction is rolled back. */
class AlreadyResolved extends Error {}

/** Runs a repair in one transaction, in which `work` must call `resolve`. */
export function inRepair<Value>(work: (tx: Tx) => Promise<Result<Value, RepairRefusal>>): Promise<Result<Value, RepairRefusal>> {
  return unlessResolved(() => inTransaction(work))
}

/**
 * Runs a repair whose transaction calls `resolve`. If someone else resolved the difference first, the repair is refused and nothing is
 * written.
 */
export async function unlessResolved<Value>(repair: () => Promise<Result<Value, RepairRefusal>>): Promise<Result<Value, RepairRefusal>> {
  try {
    return await repair()
  } catch (error) {
    if (error instanceof AlreadyResolved) return err({ code: 'already-resolved' })
    throw error
  }
}

/** Resolves a difference and records who did it. @throws AlreadyResolved if someone else did it first. */
export async function resolve(
  tx: Tx,
  actor: Actor,
  id: string,
  resolution: Exclude<Resolution, 'gone'>,
  { note, detail = {} }: { note?: string; detail?: Prisma.InputJsonObject } = {},
): Promise<void> {
  const end = { at: now(), by: actorName(actor), resolution, detail, ...(note !== undefined && { note }) }
  if ((await resolveDifferences(tx, Prisma.sql`d.id = ${id}::uuid`, end)) !== 1) throw new AlreadyResolved()
  await recordStaffAction(tx, actor, {
    action: `difference.${resolution}`,
    subject: { kind: 'difference', id },
    after: { ...detail, note },
  })
}
