import type { OperationState } from '../../db/generated/enums'

export type { OperationState }

/**
 * The states of an operation and the steps between them. The database contains the same steps and rejects all others.
 * - started: committed. The call to Enom is running or about to start.
 * - succeeded: Enom did it.
 * - refused: Enom refused and did nothing.
 * - unknown: Enom may have done it. Never retried before it has been reconciled.
 * - absent: reconciled, and Enom did nothing. If a certificate turns up later after all, it is still claimed.
 */
export const TRANSITIONS = {
  started: ['succeeded', 'refused', 'unknown'],
  unknown: ['succeeded', 'refused', 'absent'],
  succeeded: [],
  refused: [],
  absent: ['succeeded'],
} as const satisfies Record<OperationState, readonly OperationState[]>

/** States in which Enom may have carried out the operation or may still do so. */
export const OPEN_STATES = ['started', 'unknown'] as const satisfies readonly OperationState[]

export function isOpen(state: OperationState): boolean {
  return OPEN_STATES.some((open) => open === state)
}
