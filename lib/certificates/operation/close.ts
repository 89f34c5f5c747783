import { now } from '../../clock'
import type { SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import type { FixableField } from '../../registrar/errors'
import type { Outage } from '../lifecycle/holds'
import { OPEN_STATES, type OperationState } from './states'
import { moveOperation } from './transition'

/**
 * The result of an operation, with the same name as its state. `Success` contains further facts if Enom did it.
 * - succeeded: Enom did it.
 * - refused: Enom refused. `outage`: the cause is outside the certificate, and the same call will work once it is fixed. `field`: what the
 *   buyer can fix.
 * - absent: we found out later that Enom did nothing.
 * - unknown: no readable response was received, so Enom may have done it. The operation stays open.
 */
export type Outcome<Success> = Succeeded<Success> | Refused | Absent | Unknown

type Succeeded<Success> = { kind: 'succeeded' } & Numbers & Success
export type Refused = { kind: 'refused'; text: string; outage: Outage | null; field?: FixableField | undefined }
type Absent = { kind: 'absent'; text: string }
type Unknown = { kind: 'unknown'; text: string }

type FollowUp<Result> = (tx: Tx, operation: SupplierOperation, outcome: Result, was: OperationState) => Promise<void>

/** The consequences of each outcome for the certificate, including the next job. Runs in the same transaction. */
export type FollowUps<Success> = {
  succeeded: FollowUp<Succeeded<Success>>
  refused: FollowUp<Refused>
  absent: FollowUp<Absent>
  unknown: FollowUp<Unknown>
}

/** IDs from Enom, if the operation succeeded. */
type Numbers = { enomCertId?: number; enomOrderId?: number | null }

/** The states in which each outcome is accepted. A closed operation is never changed. */
const STARTS = {
  succeeded: OPEN_STATES,
  refused: OPEN_STATES,
  absent: ['unknown'],
  unknown: ['started'],
} as const satisfies Record<Outcome<unknown>['kind'], readonly OperationState[]>

/**
 * Records the outcome of an operation and its consequences, in the caller's transaction. This is the only function that closes an
 * operation. Returns false and changes nothing if it was already closed.
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
