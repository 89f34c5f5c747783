import type { SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { MAY_HAVE_DONE_IT } from '../../registrar/outcomes'

/** What a certificate has when its tries begin again, because staff or the buyer decided something. */
export const NO_TRIES = { refusedTries: 0, unansweredTries: 0 } as const

/** Whether Enom was asked for an operation, so that it counts as a try. */
export async function hasAsked(tx: Tx, { id }: SupplierOperation): Promise<boolean> {
  return (await tx.enomCall.findFirst({ where: { operationId: id, ...MAY_HAVE_DONE_IT }, select: { id: true } })) !== null
}

/** Whether Enom's answer was a no that may have come after the deed. Once that is known not to be so, it counts as a refusal. */
export async function wasRefusedInDoubt(tx: Tx, { id }: SupplierOperation): Promise<boolean> {
  return (await tx.enomCall.findFirst({ where: { operationId: id, outcome: 'doubtful' }, select: { id: true } })) !== null
}
