import { now } from '../../clock'
import type { SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import type { FixableField } from '../../registrar/errors'
import type { Outage } from '../lifecycle/holds'
import { OPEN_STATES, type OperationState } from './states'
import { moveOperation } from './transition'

/**
 * What became of an operation, in the same words as its state. `Success` is what else is known where Enom did it.
 *
 * - succeeded: Enom did it
 * - refused: Enom said no. `outage`: for a reason outside the certificate; the same call works once that is fixed.
 *   `field`: what the buyer can fix
 * - absent: Enom did nothing, as we found out afterwards
 * - unknown: no readable answer came, so Enom may have done it; the operation stays open
 */
export type Outcome<Success> = Succeeded<Success> | Refused | Absent | Unknown

type Succeeded<Success> = { kind: 'succeeded' } & Numbers & Success
export type Refused = { kind: 'refused'; text: string; outage: Outage | null; field?: FixableField | undefined }
type Absent = { kind: 'absent'; text: string }
type Unknown = { kind: 'unknown'; text: string }

type FollowUp<Result> = (tx: Tx, operation: SupplierOperation, outcome: Result, was: OperationState) => Promise<void>

/** What follows from each outcome for the certificate, and which job comes next; part of the same transaction. */
export type FollowUps<Success> = {
  succeeded: FollowUp<Succeeded<Success>>
  refused: FollowUp<Refused>
  absent: FollowUp<Absent>
  unknown: FollowUp<Unknown>
}

/** What Enom gave, where it did something. */
type Numbers = { enomCertId?: number; enomOrderId?: number | null }

/** From where an outcome is taken. What was closed before stays as it is. */
const STARTS = {
  succeeded: OPEN_STATES,
  refused: OPEN_STATES,
  absent: ['unknown'],
  unknown: ['started'],
} as const satisfies Record<Outcome<unknown>['kind'], readonly OperationState[]>

/**
 * Writes down what became of an operation, and what follows from it, in the caller's transaction. The only function that closes one.
 * Returns false when it had been closed before: then nothing was changed.
 */
export async function closeOperation<Success>(tx: Tx, id: string, outcome: Outcome<Success>, follow: FollowUps<Success>): Promise<boolean> {
  const closed = outcome.kind !== 'unknown' && { inFlightKey: null, closedAt: now() }
  const told = outcome.kind === 'succeeded' ? numbersOf(outcome) : { problemText: outcome.text }
  const outage = outcome.kind === 'refused' && { outage: outcome.outage }
  const text = outcome.kind === 'succeeded' ? undefined : outcome.text
  const moved = await moveOperation(tx, id, {
    from: STARTS[outcome.kind],
    to: outcome.kind,
    text,
    facts: { ...closed, ...told, ...outage },
  })
  if (!moved) return false
  const { operation, was } = moved
  switch (outcome.kind) {
    case 'succeeded':
      await follow.succeeded(tx, operation, outcome, was)
      break
    case 'refused':
      await follow.refused(tx, operation, outcome, was)
      break
    case 'absent':
      await follow.absent(tx, operation, outcome, was)
      break
    case 'unknown':
      await follow.unknown(tx, operation, outcome, was)
  }
  return true
}

function numbersOf({ enomCertId, enomOrderId }: Numbers): Numbers {
  return { ...(enomCertId === undefined ? {} : { enomCertId }), ...(enomOrderId === undefined ? {} : { enomOrderId }) }
}
