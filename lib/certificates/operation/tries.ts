import type { SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { MAY_HAVE_DONE_IT } from '../../registrar/calls/outcomes'

/** Counters for a certificate whose attempts are counted from zero again because staff or the buyer made a decision. */
export const NO_TRIES = { refusedTries: 0, unansweredTries: 0 } as const

/** Returns whether an operation was sent to Enom and therefore counts as an attempt. */
export async function hasAsked(tx: Tx, { id }: SupplierOperation): Promise<boolean> {
  return (await tx.enomCall.findFirst({ where: { operationId: id, ...MAY_HAVE_DONE_IT }, select: { id: true } })) !== null
}

/** Returns whether Enom refused but may have acted anyway. Once we know that it did not act, this counts as a refusal. */
export async function wasRefusedInDoubt(tx: Tx, { id }: SupplierOperation): Promise<boolean> {
  return (await tx.enomCall.findFirst({ where: { operationId: id, outcome: 'doubtful' }, select: { id: true } })) !== null
}
