import { HOUR, MINUTE } from '../../clock'
import { SALE_ENDS_WITHIN } from '../../registrar/record-call'

/** Looks after an unclear purchase come closer together at first: most lists show it at once. Milliseconds after each look. */
const PAUSES = [2_000, 4_000, 8_000, 15_000, 30_000]
const RECONCILE_PAUSE_MS = MINUTE
const GIVEN_UP_PAUSE_MS = HOUR
/** When a person is told, if looking has not told us by then. */
const MAX_READINGS = 10
const GIVE_UP_AFTER_MS = 30 * MINUTE

type Next = { at: Date; park: boolean }

/** What was seen in one look at Enom, and when that look began. */
export type Seen = {
  at: Date
  /** Unclaimed certificates of the same product and term, still untouched: one of them is what was bought. Lowest id first. */
  certificates: { enomCertId: number; enomOrderId: number | null }[]
  /** Unclaimed certificates of which the list does not say enough. */
  doubtful: number[]
  /** Whether the account's history holds a debit of that amount nothing else explains; null: not looked for, or it could not be told. */
  debited: boolean | null
}

export type Verdict =
  | { kind: 'succeeded'; enomCertId: number; enomOrderId: number | null; others: number[] }
  | { kind: 'absent' }
  | ({ kind: 'unknown' } & Next)

/**
 * From this moment on Enom's lists hold whatever the calls bought; nothing seen before it proves that nothing was bought. That a call has
 * ended here says nothing of when Enom ends: behind a connection that was cut it may go on selling for as long as we would have waited.
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

/** Whether finding nothing now would mean that nothing was bought: a second look, and one past the lag of Enom's lists. */
export function wouldProveAbsence({ earlierLooks, at, sureFrom }: { earlierLooks: number; at: Date; sureFrom: Date }): boolean {
  return earlierLooks >= 1 && at >= sureFrom
}

/** What a look came to. `at` of the next look is never before the moment from which absence can be proved without need. */
export function decideReconciliation(seen: Seen, attempt: { startedAt: Date; earlierLooks: number; sureFrom: Date }): Verdict {
  const [first, ...others] = seen.certificates
  if (first) return { kind: 'succeeded', ...first, others: others.map(({ enomCertId }) => enomCertId) }
  const proves = wouldProveAbsence({ ...attempt, at: seen.at })
  if (proves && seen.debited === false && !seen.doubtful.length) return { kind: 'absent' }
  const looks = attempt.earlierLooks + 1
  const park = proves && looks >= MAX_READINGS && seen.at.getTime() - attempt.startedAt.getTime() >= GIVE_UP_AFTER_MS
  return { kind: 'unknown', at: nextLook(seen.at, looks, attempt.sureFrom, park), park }
}

/** When to look again after Enom's list could not be read at all. A person is told once that has lasted since it was last read. */
export function afterUnreadable(at: Date, { startedAt, reconciledAt }: { startedAt: Date; reconciledAt: Date | null }): Next {
  return { at: new Date(at.getTime() + RECONCILE_PAUSE_MS), park: at.getTime() - (reconciledAt ?? startedAt).getTime() >= GIVE_UP_AFTER_MS }
}

function nextLook(at: Date, looks: number, sureFrom: Date, park: boolean): Date {
  const regular = at.getTime() + (park ? GIVEN_UP_PAUSE_MS : (PAUSES[looks - 1] ?? RECONCILE_PAUSE_MS))
  const sure = sureFrom.getTime() + 1_000
  return new Date(at < sureFrom ? Math.min(regular, Math.max(sure, at.getTime() + 1_000)) : regular)
}
