import { MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { PurchaseAttempt } from '../db/generated/client'
import { inTransaction } from '../db/transaction'
import { faultPoint } from '../fault-point'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import { alertStaff } from './alert-staff'
import { giveBack } from './give-back'
import { keepPurchase } from './keep-purchase'
import { enqueueLanesOf } from './lane'
import { leaveUnclear, scheduleLook } from './leave-unclear'
import { judgeLook, type Seen, sureAfter, type Verdict, wouldProveAbsence } from './look-verdict'
import { note } from './note'
import { isBeingMade } from './open-attempts'
import { findCertificates, findDebit } from './traces'
import { type PurchaseCalls, whatWasTold } from './what-was-told'

const CUT_OFF = 'The shop was cut off while Enom was asked.'

/**
 * Finds out what a purchase without an answer came to, and never asks Enom to sell. What was written down of the answer decides first,
 * then Enom's list, then the account's history:
 *
 * - a certificate nobody holds: bound to the order
 * - none in two looks, the second past the lag of Enom's lists, and no debit: nothing was bought, and it is bought anew
 * - still not known after ten looks and half an hour: staff are told, other purchases of the product go on, and we look each hour
 *
 * Answers whether it is settled now. An attempt that somebody alive is making is left to them.
 */
export async function lookForPurchase(attemptId: string): Promise<'settled' | 'open'> {
  const attempt = await db.purchaseAttempt.findUnique({ where: { id: attemptId }, include: about })
  if (!attempt || (attempt.state !== 'started' && attempt.state !== 'unclear')) return 'settled'
  if (attempt.state === 'started') {
    if (await isBeingMade(db, attempt)) return lookAgain(attempt, new Date(now().getTime() + MINUTE / 6))
    await leaveUnclear(attemptId, CUT_OFF)
  }
  const told = await whatWasTold(db, attempt)
  if (told.kind === 'bought' && (await bind(attempt, told))) return 'settled'
  if (told.kind === 'nothing') return absent(attempt, 'Enom was never asked, or said that it did nothing.')
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
  if (!seen) return lookAgain(attempt, new Date(at.getTime() + MINUTE))
  await faultPoint('look.answered')
  const verdict = judgeLook(seen, standing)
  const settled = await follow(attempt, verdict, seen)
  await faultPoint('look.kept')
  return settled
}

/** Null when Enom did not answer: that is no look. */
async function see(attempt: Looked, at: Date, wantsProof: boolean): Promise<Seen | null> {
  try {
    const registrar = await openRegistrar({ accountId: attempt.accountId, certificateId: attempt.certificateId })
    if (!registrar) return null
    const found = await findCertificates(registrar, attempt)
    const debited = wantsProof && !found.certificates.length ? await findDebit(registrar, attempt) : null
    return { at, ...found, debited }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ attemptId: attempt.id, trouble: error.trouble }, 'could not look for a purchase')
    return null
  }
}

async function follow(attempt: Looked, verdict: Verdict, seen: Seen): Promise<'settled' | 'open'> {
  if (verdict.kind === 'bought') {
    const bound = await bind(attempt, verdict)
    if (bound) return 'settled'
    // Another order took it between our look and our write: look again at once.
    return lookAgain(attempt, now(), seen.at)
  }
  if (verdict.kind === 'absent') return absent(attempt, 'We looked twice at Enom, past the lag of its lists: nothing was bought.')
  return lookAgain(attempt, verdict.at, seen.at, verdict.park)
}

async function bind(attempt: Looked, found: { enomCertId: number; enomOrderId: number | null; others?: number[] }): Promise<boolean> {
  const { enomCertId, enomOrderId, others = [] } = found
  const kept = await keepPurchase(attempt.id, { enomCertId, enomOrderId, actor: 'system' })
  if (kept === 'taken') return false
  if (kept === 'kept' && others.length) {
    await inTransaction((tx) =>
      note(tx, attempt.certificateId, { kind: 'certificate.more_found', actor: 'system', detail: { enomCertIds: others } }),
    )
  }
  return true
}

async function absent(attempt: Looked, text: string): Promise<'settled'> {
  await giveBack(attempt.id, { kind: 'certificate.found_not_bought', actor: 'system', text })
  return 'settled'
}

/** Makes the next appointment. `looked` is when Enom was seen; parking lets the product's other purchases go on, and tells staff. */
async function lookAgain(attempt: Looked, at: Date, looked?: Date, park = false): Promise<'open'> {
  await inTransaction(async (tx) => {
    const { count } = await tx.purchaseAttempt.updateMany({
      where: { id: attempt.id, state: { in: ['started', 'unclear'] } },
      data: { ...(looked ? { looks: { increment: 1 }, lookedAt: looked } : {}), ...(park ? { openKey: null } : {}) },
    })
    if (!count) return
    await scheduleLook(tx, attempt.id, at)
    if (!park || attempt.openKey === null) return
    await alertStaff(tx, attempt.certificateId, {
      event: `purchase_unclear:${attempt.id}`,
      subject: 'A purchase at Enom is unclear',
      lines: [
        'Enom was asked to sell a certificate, no readable answer came, and looking at Enom has not told whether it was sold.',
        'Look in Enom’s list, then bind the certificate or say that none was bought. We keep looking each hour.',
      ],
    })
    await enqueueLanesOf(tx, [attempt.certificateId])
  })
  return 'open'
}
