import { now } from '../../clock'
import type { Prisma, SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { type OperationState, TRANSITIONS } from './states'

/** Columns that can be changed together with the state. */
type OperationFacts = Pick<
  Prisma.SupplierOperationUncheckedUpdateManyInput,
  'inFlightKey' | 'closedAt' | 'outage' | 'enomCertId' | 'enomOrderId' | 'problemText'
>

type Step = {
  from: readonly OperationState[]
  to: OperationState
  /** The reason, for staff. Must not contain secrets. */
  text?: string | undefined
  facts: OperationFacts
}

/**
 * Moves an operation to another state and writes the event, in the caller's transaction. This function is the only writer of `state`.
 * Returns the operation and its previous state, or null, without changing anything, if it is no longer in `from`.
 * @throws Error for a step that states.ts does not allow.
 */
export async function moveOperation(
  tx: Tx,
  id: string,
  { from, to, text, facts }: Step,
): Promise<{ operation: SupplierOperation; was: OperationState } | null> {
  const unknown = from.find((state) => !TRANSITIONS[state].some((next) => next === to))
  if (unknown) throw new Error(`an operation cannot go from ${unknown} to ${to}`)
  const [row] = await tx.$queryRaw<{ state: OperationState }[]>`
    select state::text as state from "SupplierOperation" where id = ${id}::uuid for update`
  if (!row || !from.includes(row.state)) return null
  const [operation] = await tx.supplierOperation.updateManyAndReturn({ where: { id, state: row.state }, data: { ...facts, state: to } })
  if (!operation) return null
  await tx.operationEvent.create({ data: { operationId: id, at: now(), from: row.state, to, text: text ?? null } })
  return { operation, was: row.state }
}
