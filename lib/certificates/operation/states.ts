import type { OperationState } from '../../db/generated/enums'

export type { OperationState }

/**
 * How an operation moves. The database knows the same steps and refuses all others.
 *
 * - started: committed; Enom is being asked, or is about to be.
 * - succeeded: Enom did it.
 * - refused: Enom said no, and did nothing.
 * - unknown: Enom may have done it. Never asked again before its reconciler has found out.
 * - absent: reconciled, and Enom did nothing. What turns up after all is still claimed.
 */
export const TRANSITIONS = {
  started: ['succeeded', 'refused', 'unknown'],
  unknown: ['succeeded', 'refused', 'absent'],
  succeeded: [],
  refused: [],
  absent: ['succeeded'],
} as const satisfies Record<OperationState, readonly OperationState[]>

/** States in which Enom may have done it, or may yet. */
export const OPEN_STATES = ['started', 'unknown'] as const satisfies readonly OperationState[]

export function isOpen(state: OperationState): boolean {
  return OPEN_STATES.some((open) => open === state)
}
