import { HOUR, MINUTE } from '../../clock'
import { SALE_ENDS_WITHIN } from '../../registrar/calls/record-call'

/**
 * Pauses after each reading for an unclear purchase, in milliseconds. They are short at first, because in most cases the list shows the
 * certificate immediately.
 */
const PAUSES = [2_000, 4_000, 8_000, 15_000, 30_000]
const RECONCILE_PAUSE_MS = MINUTE
const GIVEN_UP_PAUSE_MS = HOUR
/** When staff are alerted if reconciliation has not determined the outcome yet. */
const MAX_READINGS = 10
const GIVE_UP_AFTER_MS = 30 * MINUTE

type Next = { at: Date; park: boolean }

/** The result of one reading at Enom, and when the reading began. */
export type Seen = {
  at: Date
  /** Unclaimed certificates of the same product and term that are still untouched, lowest ID first. One of them is the purchased one. */
  certificates: { enomCertId: number; enomOrderId: number | null }[]
  /** Unclaimed certificates about which the list does not contain enough information. */
  doubtful: number[]
  /** Whether the account's history contains an otherwise unexplained debit of that amount. Null if we did not check or could not tell. */
  debited: boolean | null
}

export type Verdict =
  | { kind: 'succeeded'; enomCertId: number; enomOrderId: number | null; others: number[] }
  | { kind: 'absent' }
  | ({ kind: 'unknown' } & Next)

/**
 * Returns the moment from which Enom's lists contain whatever the calls bought. No earlier reading proves that nothing was bought. A call
 * that has ended here may still be running at Enom: after a lost connection, Enom may still sell the certificate for as long as we would
 * have waited.
 */
export function sureAfter(
  calls: readonly { startedAt: Date; finishedAt: Date | null }[],
  { listLag, cutOffBy }: { listLag: number; cutOffBy: Date },
): Date {
  const ends = calls.map(({ startedAt, finishedAt }) =>
    Math.max((finishedAt ?? cutOffBy).getTime(), startedAt.getTime() + SALE_ENDS_WITHIN),
  )
  return new Date(Math.max(...ends) + listLag * 1000)
}

/**
 * Returns whether finding nothing now would prove that nothing was bought. The proof requires a second reading, made after the lag of
 * Enom's lists.
 */
export function wouldProveAbsence({ earlierLooks, at, sureFrom }: { earlierLooks: number; at: Date; sureFrom: Date }): boolean {
  return earlierLooks >= 1 && at >= sureFrom
}

/**
 * Returns what a reading proves. If the outcome is still unknown, `at` is the time of the next reading, which is no later than the earliest
 * time at which absence can be proved.
 */
export function decideReconciliation(seen: Seen, attempt: { startedAt: Date; earlierLooks: number; sureFrom: Date }): Verdict {
  const [first, ...others] = seen.certificates
  if (first) return { kind: 'succeeded', ...first, others: others.map(({ enomCertId }) => enomCertId) }
  const proves = wouldProveAbsence({ ...attempt, at: seen.at })
  if (proves && seen.debited === false && !seen.doubtful.length) return { kind: 'absent' }
  const looks = attempt.earlierLooks + 1
  const park = proves && looks >= MAX_READINGS && seen.at.getTime() - attempt.startedAt.getTime() >= GIVE_UP_AFTER_MS
  return { kind: 'unknown', at: nextLook(seen.at, looks, attempt.sureFrom, park), park }
}

/**
 * Returns when to read again after Enom's list could not be read. Staff are alerted once when it has been unreadable for half an hour since
 * the last successful reading.
 */
export function afterUnreadable(at: Date, { startedAt, reconciledAt }: { startedAt: Date; reconciledAt: Date | null }): Next {
  return { at: new Date(at.getTime() + RECONCILE_PAUSE_MS), park: at.getTime() - (reconciledAt ?? startedAt).getTime() >= GIVE_UP_AFTER_MS }
}

function nextLook(at: Date, looks: number, sureFrom: Date, park: boolean): Date {
  const regular = at.getTime() + (park ? GIVEN_UP_PAUSE_MS : (PAUSES[looks - 1] ?? RECONCILE_PAUSE_MS))
  const sure = sureFrom.getTime() + 1_000
  return new Date(at < sureFrom ? Math.min(regular, Math.max(sure, at.getTime() + 1_000)) : regular)
}
