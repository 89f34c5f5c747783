import { z } from 'zod'
import { later, now, SECOND } from '../../clock'
import { db } from '../../db/client'
import type { SupplierOperation } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { log } from '../../log'
import { DID_NOTHING } from '../../registrar/calls/outcomes'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError } from '../../registrar/errors'
import type { Registrar } from '../../registrar/translation/types'
import { note } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { isInProgress, OPEN_PURCHASE } from '../operation/open'
import { isOpen } from '../operation/states'
import { enqueueRunsFor } from '../purchase/queue'
import { recordOutcome, scheduleReconciliation } from '../purchase/record-outcome'
import { afterUnreadable, decideReconciliation, type Seen, sureAfter, type Verdict, wouldProveAbsence } from './reconcile-decision'
import { findCertificates, findDebit } from './supplier-evidence'

/** How soon to check again on a purchase that a live process is making. */
const IN_PROGRESS_PAUSE_MS = 10 * SECOND

/** What is known about a purchase after reconciliation. `unknown` means that it will be reconciled again. */
export type Reconciled = 'succeeded' | 'absent' | 'unknown'

/**
 * Determines the outcome of a purchase without a readable response. Never repeats the purchase. Checks our own call log first, then Enom's
 * list, then the account's history: - a certificate that belongs to no order: it is bound to this order - none in two readings, the second
 * past the lag of Enom's lists, and no debit: nothing was bought, so it is purchased again - still unknown after ten readings and half an
 * hour: staff are alerted, other purchases of the product continue, and we read hourly
 * - Enom's list unreadable for half an hour: the same, but we read every minute `opened` is the registrar of the account, if the caller has
 *   one.
 */
export async function reconcilePurchase(operationId: string, opened?: Registrar): Promise<Reconciled> {
  const operation = await db.supplierOperation.findUnique({ where: { id: operationId } })
  // 1. Stop if the purchase is already closed, or if a live process is making it.
  if (!operation || !isOpen(operation.state)) return operation?.state === 'succeeded' ? 'succeeded' : 'absent'
  if (operation.state === 'started') {
    if (await isInProgress(db, operation)) return askAgain(operation, later(now(), IN_PROGRESS_PAUSE_MS))
    // From here on, no call is made for this purchase.
    await recordOutcome(operationId, { kind: 'unknown', text: 'The shop was interrupted while calling Enom.' })
  }

  // 2. Check our own call log.
  const recorded = await readRecordedOutcome(db, operation)
  if (recorded.kind === 'succeeded' && (await bind(operation, recorded))) return 'succeeded'
  if (recorded.kind === 'absent') return absent(operation, 'Enom was never called, or reported that it did nothing.')

  // 3. Check Enom's list and, if the purchase is not in it, the account's history.
  const current = await db.supplierOperation.findUniqueOrThrow({ where: { id: operationId }, include: about })
  const registrar = opened ?? (await openRegistrar({ accountId: operation.accountId }))
  await faultPoint('look.before')
  const at = now()
  // An interrupted call had ended on our side by the time the certificate was marked as unclear.
  const sureFrom = sureAfter(recorded.calls, { listLag: current.account.listLag, cutOffBy: current.certificate.statusSince })
  const known = { startedAt: current.startedAt, earlierLooks: current.reconcileCount, sureFrom }
  const seen =
    registrar && (await see(registrar.for(current.certificateId), current, { at, wantsProof: wouldProveAbsence({ ...known, at }) }))
  if (!seen) {
    const { at: next, park } = afterUnreadable(at, current)
    return askAgain(current, next, { giveUpBecause: park ? 'Enom’s list of certificates could not be read for half an hour.' : null })
  }
  await faultPoint('look.answered')

  // 4. Decide, and act on the verdict.
  const verdict = decideReconciliation(seen, known)
  const refusal = recorded.calls.find((call) => call.refusal !== null)?.refusal ?? null
  const reconciled = await follow(current, verdict, { readAt: at, refusal })
  await faultPoint('look.kept')
  return reconciled
}

async function follow(
  operation: SupplierOperation,
  verdict: Verdict,
  { readAt, refusal }: { readAt: Date; refusal: string | null },
): Promise<Reconciled> {
  switch (verdict.kind) {
    case 'succeeded':
      // If another order claimed the certificate between our read and our write, query Enom again.
      return (await bind(operation, verdict)) ? 'succeeded' : askAgain(operation, now(), { readAt })
    case 'absent':
      return absent(operation, refusal ?? PROVED_ABSENT)
    case 'unknown':
      return askAgain(operation, verdict.at, {
        readAt,
        giveUpBecause: verdict.park ? 'Checking at Enom hasn’t shown whether it was sold.' : null,
      })
  }
}

const PROVED_ABSENT = 'Enom gave no readable response, and two later checks of its lists showed that nothing was bought.'

const about = { account: { select: { listLag: true } }, certificate: { select: { statusSince: true } } } as const

/**
 * Returns the result of a reading, or null if Enom's list could not be read, which does not count as a reading. An unreadable history
 * proves nothing.
 */
async function see(
  registrar: Registrar,
  operation: SupplierOperation,
  { at, wantsProof }: { at: Date; wantsProof: boolean },
): Promise<Seen | null> {
  const found = await unlessUnreadable(operation, 'list', () => findCertificates(registrar, operation))
  if (!found) return null
  const isProof = wantsProof && !found.certificates.length
  return { at, ...found, debited: isProof ? await unlessUnreadable(operation, 'history', () => findDebit(registrar, operation)) : null }
}

async function unlessUnreadable<Value>(
  { id }: SupplierOperation,
  what: 'list' | 'history',
  read: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ operationId: id, what, trouble: error.trouble }, 'purchase could not be reconciled')
    return null
  }
}

/** Binds the certificate that was found. Returns false if that certificate already belongs to another row. */
async function bind(
  { id, certificateId }: SupplierOperation,
  found: { enomCertId: number; enomOrderId: number | null; others?: number[] },
): Promise<boolean> {
  const { enomCertId, enomOrderId, others = [] } = found
  const recorded = await recordOutcome(id, { kind: 'succeeded', enomCertId, enomOrderId, actor: 'system' }, async (tx) => {
    if (others.length) await note(tx, certificateId, { kind: 'certificate.more_found', actor: 'system', detail: { enomCertIds: others } })
  })
  return recorded !== 'taken'
}

async function absent({ id }: SupplierOperation, text: string): Promise<'absent'> {
  await recordOutcome(id, { kind: 'absent', text })
  return 'absent'
}

/**
 * Schedules the next reconciliation. `readAt` is when Enom's list was read, if it was, so that the reading counts. `giveUpBecause` lets the
 * product's other purchases continue and gives staff the reason.
 */
async function askAgain(
  { id, certificateId, inFlightKey }: SupplierOperation,
  at: Date,
  { readAt, giveUpBecause = null }: { readAt?: Date; giveUpBecause?: string | null } = {},
): Promise<'unknown'> {
  await inTransaction(async (tx) => {
    const { count } = await tx.supplierOperation.updateMany({
      where: { id, ...OPEN_PURCHASE },
      data: {
        ...(readAt ? { reconcileCount: { increment: 1 }, reconciledAt: readAt } : {}),
        ...(giveUpBecause ? { inFlightKey: null } : {}),
      },
    })
    if (!count) return
    await scheduleReconciliation(tx, id, at)
    if (!giveUpBecause || inFlightKey === null) return
    await alertStaff(tx, certificateId, {
      event: `purchase_unclear:${id}`,
      subject: 'The outcome of a purchase at Enom is unknown',
      lines: [
        'We tried to buy a certificate, but Enom’s response doesn’t say whether it was sold.',
        giveUpBecause,
        'Check Enom’s list, then bind the certificate or confirm that none was bought. We keep checking.',
      ],
    })
    await enqueueRunsFor(tx, [certificateId])
  })
  return 'unknown'
}

/** `refusal` is Enom's refusal, if Enom may have sold the certificate before it refused. */
type PurchaseCalls = { startedAt: Date; finishedAt: Date | null; refusal: string | null }[]

type Recorded =
  | { kind: 'succeeded'; enomCertId: number; enomOrderId: number | null; calls: PurchaseCalls }
  /** No call was ever made to Enom (a call is made only after its row is written), or no call had any effect. */
  | { kind: 'absent'; calls: PurchaseCalls }
  | { kind: 'unknown'; calls: PurchaseCalls }

const reply = z.object({ certId: z.int(), orderId: z.int().optional() })

/**
 * Reads the state of a purchase from our call log, without calling Enom. Only for a purchase that is no longer `started`, because no
 * further call is made then.
 */
async function readRecordedOutcome(tx: Tx, { id: operationId, accountId }: SupplierOperation): Promise<Recorded> {
  const rows = await tx.enomCall.findMany({ where: { operationId }, orderBy: { id: 'asc' } })
  const calls = rows.map(({ startedAt, finishedAt, outcome, errorText }) => ({
    startedAt,
    finishedAt,
    refusal: outcome === 'doubtful' ? errorText : null,
  }))
  if (rows.every(({ outcome }) => outcome !== null && DID_NOTHING.includes(outcome))) return { kind: 'absent', calls }
  for (const row of rows) {
    const answered = row.outcome === 'ok' ? reply.safeParse(row.reply) : null
    if (!answered?.success) continue
    const { certId: enomCertId, orderId: enomOrderId = null } = answered.data
    const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId, enomCertId }, select: { id: true } })
    if (!held) return { kind: 'succeeded', enomCertId, enomOrderId, calls }
  }
  return { kind: 'unknown', calls }
}
