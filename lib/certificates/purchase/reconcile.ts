import { z } from 'zod'
import { MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { PurchaseAttempt } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { log } from '../../log'
import { RegistrarError } from '../../registrar/errors'
import { openRegistrar } from '../../registrar/open-registrar'
import { DID_NOTHING } from '../../registrar/outcomes'
import { closeAttempt } from '../attempt/close'
import { isInProgress, OPEN_ATTEMPT } from '../attempt/open-attempts'
import { note, release } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { failAfterTries } from './hold'
import { markUnknown, scheduleReconciliation } from './mark-unknown'
import { enqueueRunsFor } from './queue'
import { afterUnreadable, decideReconciliation, type Seen, sureAfter, type Verdict, wouldProveAbsence } from './reconcile-decision'
import { recordPurchase } from './record-purchase'
import { findCertificates, findDebit } from './supplier-evidence'

const CUT_OFF = 'The shop was interrupted while calling Enom.'

/**
 * Finds out what a purchase without an answer came to, and never asks Enom to sell. What was written down of the answer decides first,
 * then Enom's list, then the account's history:
 *
 * - a certificate nobody holds: bound to the order
 * - none in two looks, the second past the lag of Enom's lists, and no debit: nothing was bought, and it is bought anew
 * - still not known after ten looks and half an hour: staff are told, other purchases of the product go on, and we look each hour
 * - Enom's list cannot be read for half an hour: the same, but we look each minute
 *
 * Answers whether it is settled now. An attempt that somebody alive is making is left to them.
 */
export async function reconcilePurchase(attemptId: string): Promise<'settled' | 'open'> {
  const attempt = await db.purchaseAttempt.findUnique({ where: { id: attemptId }, include: about })
  if (!attempt || (attempt.state !== 'started' && attempt.state !== 'unclear')) return 'settled'
  if (attempt.state === 'started') {
    if (await isInProgress(db, attempt)) return reconcileLater(attempt, new Date(now().getTime() + MINUTE / 6))
    await markUnknown(attemptId, CUT_OFF)
  }
  const told = await readRecordedOutcome(db, attempt)
  if (told.kind === 'bought' && (await bind(attempt, told))) return 'settled'
  if (told.kind === 'nothing') return absent(attempt, 'Enom was never called, or said that it did nothing.')
  return look(await db.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: about }), told.calls)
}

const about = { account: { select: { listLag: true } }, certificate: { select: { statusSince: true } } } as const
type Looked = PurchaseAttempt & { account: { listLag: number }; certificate: { statusSince: Date } }

async function look(attempt: Looked, calls: PurchaseCalls): Promise<'settled' | 'open'> {
  await faultPoint('look.before')
  const at = now()
  // A call that was cut off had ended, from here, when its certificate became unclear.
  const sureFrom = sureAfter(calls, { listLag: attempt.account.listLag, cutOffBy: attempt.certificate.statusSince })
  const standing = { startedAt: attempt.startedAt, earlierLooks: attempt.looks, sureFrom }
  const seen = await see(attempt, at, wouldProveAbsence({ ...standing, at }))
  if (!seen) {
    const next = afterUnreadable(at, attempt)
    return reconcileLater(attempt, next.at, {
      parkedBecause: next.park ? 'Enom’s list of certificates could not be read for half an hour.' : null,
    })
  }
  await faultPoint('look.answered')
  const verdict = decideReconciliation(seen, standing)
  const settled = await follow(attempt, verdict, { seen, calls })
  await faultPoint('look.kept')
  return settled
}

/** Null when Enom's list could not be read: that is no look. A history that cannot be read proves nothing. */
async function see(attempt: Looked, at: Date, wantsProof: boolean): Promise<Seen | null> {
  const registrar = await openRegistrar({ accountId: attempt.accountId, certificateId: attempt.certificateId })
  const found = registrar && (await unlessUnread(attempt, 'list', () => findCertificates(registrar, attempt)))
  if (!found) return null
  const isProof = wantsProof && !found.certificates.length
  return { at, ...found, debited: isProof ? await unlessUnread(attempt, 'history', () => findDebit(registrar, attempt)) : null }
}

async function unlessUnread<Value>({ id }: Looked, what: 'list' | 'history', read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ attemptId: id, what, trouble: error.trouble }, 'could not look for a purchase')
    return null
  }
}

async function follow(
  attempt: Looked,
  verdict: Verdict,
  { seen, calls }: { seen: Seen; calls: PurchaseCalls },
): Promise<'settled' | 'open'> {
  if (verdict.kind === 'bought') {
    const bound = await bind(attempt, verdict)
    if (bound) return 'settled'
    // Another order took it between our look and our write: look again at once.
    return reconcileLater(attempt, now(), { looked: seen.at })
  }
  if (verdict.kind === 'absent') {
    const refusal = calls.find((call) => call.refusal !== null)?.refusal
    return absent(attempt, refusal ?? 'Enom gave no readable answer, and two later checks of its lists showed that nothing was bought.')
  }
  const parkedBecause = verdict.park ? 'Checking at Enom hasn’t shown whether it was sold.' : null
  return reconcileLater(attempt, verdict.at, { looked: seen.at, parkedBecause })
}

async function bind(attempt: Looked, found: { enomCertId: number; enomOrderId: number | null; others?: number[] }): Promise<boolean> {
  const { enomCertId, enomOrderId, others = [] } = found
  const kept = await recordPurchase(attempt.id, { enomCertId, enomOrderId, actor: 'system' })
  if (kept === 'taken') return false
  if (kept === 'kept' && others.length) {
    await inTransaction((tx) =>
      note(tx, attempt.certificateId, { kind: 'certificate.more_found', actor: 'system', detail: { enomCertIds: others } }),
    )
  }
  return true
}

async function absent(attempt: Looked, text: string): Promise<'settled'> {
  await recordNotPurchased(attempt.id, { text })
  return 'settled'
}

/** Schedules the next look. `looked`: Enom was seen then, so it counts as a look. `parkedBecause` frees the product's other purchases and tells staff why. */
async function reconcileLater(
  attempt: Looked,
  at: Date,
  { looked, parkedBecause = null }: { looked?: Date; parkedBecause?: string | null } = {},
): Promise<'open'> {
  await inTransaction(async (tx) => {
    const { count } = await tx.purchaseAttempt.updateMany({
      where: { id: attempt.id, ...OPEN_ATTEMPT },
      data: { ...(looked ? { looks: { increment: 1 }, lookedAt: looked } : {}), ...(parkedBecause ? { openKey: null } : {}) },
    })
    if (!count) return
    await scheduleReconciliation(tx, attempt.id, at)
    if (!parkedBecause || attempt.openKey === null) return
    await alertStaff(tx, attempt.certificateId, {
      event: `purchase_unclear:${attempt.id}`,
      subject: 'The outcome of a purchase at Enom is unknown',
      lines: [
        'We tried to buy a certificate, and Enom’s answer doesn’t say whether it was sold.',
        parkedBecause,
        'Check Enom’s list, then bind the certificate or confirm that none was bought. We keep checking.',
      ],
    })
    await enqueueRunsFor(tx, [attempt.certificateId])
  })
  return 'open'
}

/** `refusal` is Enom's no, where it does not tell whether the sale came before it. */
type PurchaseCalls = { startedAt: Date; finishedAt: Date | null; refusal: string | null }[]

type Told =
  | { kind: 'bought'; enomCertId: number; enomOrderId: number | null; calls: PurchaseCalls }
  /** Enom was not asked at all (a call is made only after its row was written), or each call ended in a clear no. */
  | { kind: 'nothing'; calls: PurchaseCalls }
  | { kind: 'unknown'; calls: PurchaseCalls }

const reply = z.object({ certId: z.int(), orderId: z.int().optional() })

/** What is written down of the call an attempt made. Needs no look at Enom; call it only of an attempt that is not `started` any more. */
async function readRecordedOutcome(tx: Tx, { id: attemptId, accountId }: { id: string; accountId: string }): Promise<Told> {
  const rows = await tx.enomCall.findMany({ where: { attemptId }, orderBy: { id: 'asc' } })
  const calls = rows.map(({ startedAt, finishedAt, outcome, errorText }) => ({
    startedAt,
    finishedAt,
    refusal: outcome === 'doubtful' ? errorText : null,
  }))
  if (rows.every(({ outcome }) => outcome !== null && DID_NOTHING.includes(outcome))) return { kind: 'nothing', calls }
  for (const row of rows) {
    const answered = row.outcome === 'ok' ? reply.safeParse(row.reply) : null
    if (!answered?.success) continue
    const { certId: enomCertId, orderId: enomOrderId = null } = answered.data
    const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId, enomCertId }, select: { id: true } })
    if (!held) return { kind: 'bought', enomCertId, enomOrderId, calls }
  }
  return { kind: 'unknown', calls }
}

/** Stores that an unclear attempt bought nothing, and lets its certificate be bought anew, unless it was tried often enough. */
function recordNotPurchased(attemptId: string, { text }: { text: string }): Promise<void> {
  return inTransaction(async (tx) => {
    if (!(await closeAttempt(tx, attemptId, { state: 'absent', text }))) return
    const { certificateId } = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { certificateId: true } })
    const step = { stage: 'purchase', holds: ['outcome_unknown'], kind: 'certificate.found_not_bought', actor: 'system' } as const
    await release(tx, certificateId, step)
    await failAfterTries(tx, certificateId, text)
    await enqueueRunsFor(tx, [certificateId])
  })
}
