import { isDeepStrictEqual } from 'node:util'
import { MINUTE, now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import type { CertificateDetail } from '../../registrar/translation/types'
import { endRefundedByEnom } from '../ending/refunded-by-enom'
import { endRefunded } from '../ending/refunded-to-buyer'
import { columnsOf, type Place, placeOf } from '../lifecycle/places'
import { seen } from '../lifecycle/supplier-status'
import { move } from '../lifecycle/transition'
import { tellNeedsYou } from '../notify/buyer'
import { alertStaff, alertUnknownStatus } from '../notify/staff'
import { keepProof } from './keep-proof'
import { nextStep, type Progress } from './progress'
import { toPublish } from './proof'
import { nextCheckAt, schedulePoll } from './schedule'
import type { WatchedCertificate } from './watched-certificate'
import { whyDeclined } from './why-declined'

const STEP_EVENTS = {
  'validation:approval': 'certificate.awaiting_approval',
  'validation:organisation': 'certificate.org_validation',
  'validation:issuing': 'certificate.approved',
} as const

/**
 * Records Enom's report and moves the certificate accordingly. A step back that is not in our table is only recorded. Once two checks
 * agree, a declined or withdrawn request goes back to the buyer, who is notified. If the certificate is refunded, it ends instead. While
 * the authority is working, the next check is scheduled.
 */
export async function applyProgress(
  certificate: WatchedCertificate,
  progress: Exclude<Progress, 'issued'>,
  detail: CertificateDetail,
): Promise<void> {
  const { id, hold, submittedAt } = certificate
  const from = placeOf(certificate)
  const at = now()
  const step = nextStep({ ...certificate, place: from }, progress, detail)
  const next = step === 'again-soon' ? new Date(at.getTime() + MINUTE) : nextCheckAt(submittedAt ?? at, at)
  const facts = seen(detail, at)
  await inTransaction(async (tx) => {
    // This also applies if the response to the submission was lost.
    const proof = certificate.issuance?.proofMethod === 'email' ? null : toPublish(detail.proof, detail.domainName ?? '')
    if (proof && !isDeepStrictEqual(proof, certificate.issuance?.proof)) await keepProof(tx, id, proof)
    if (progress === 'unknown') await alertUnknownStatus(tx, certificate.id, detail)
    if (step === 'none' || step === 'again-soon') {
      const appointment = hold ? {} : { nextCheckAt: next }
      const { count } = await tx.certificate.updateMany({ where: { id, ...columnsOf(from) }, data: { ...facts, ...appointment } })
      if (count && !hold) await schedulePoll(tx, id, next)
      return
    }
    if (step.to === 'setup:declined' || step.to === 'setup') {
      if (await endRefunded(tx, id, { from, facts })) return
      return step.to === 'setup' ? takeBack(tx, id, { from, facts }) : decline(tx, id, detail, { from, facts })
    }
    if (step.to === 'closed:refunded_by_supplier') {
      await endRefundedByEnom(tx, id, { from, actor: 'enom', facts })
      return
    }
    const moved = await move(tx, id, {
      from,
      to: step.to,
      kind: STEP_EVENTS[step.to],
      actor: 'enom',
      facts: { ...facts, nextCheckAt: next },
    })
    if (moved.ok) await schedulePoll(tx, id, next)
  })
}

async function decline(
  tx: Tx,
  id: string,
  detail: CertificateDetail,
  { from, facts }: { from: Place; facts: ReturnType<typeof seen> },
): Promise<void> {
  const words = detail.messages.join(' / ')
  const problemCode = whyDeclined(words)
  const moved = await move(tx, id, {
    from,
    to: 'setup:declined',
    kind: 'certificate.declined',
    actor: 'enom',
    detail: { problemCode },
    facts: { ...facts, problemCode, problemText: words || null },
  })
  if (!moved.ok) return
  if (problemCode !== 'declined') await alertRefused(tx, id, { eventId: moved.value.eventId, words })
  await tellNeedsYou(tx, id, { eventId: moved.value.eventId, problem: problemCode })
}

/** Alerts staff, because the buyer has been promised a message from our team about the refusal. */
function alertRefused(tx: Tx, id: string, { eventId, words }: { eventId: string; words: string }): Promise<void> {
  return alertStaff(tx, id, {
    event: `refused_by_authority:${eventId}`,
    subject: 'The authority refused a request',
    lines: [`It says: ${words}`, 'The buyer sees that the authority refused, and that we’ll write to them about the reason.'],
  })
}

async function takeBack(tx: Tx, id: string, { from, facts }: { from: Place; facts: ReturnType<typeof seen> }): Promise<void> {
  const kind = 'certificate.not_configured'
  const moved = await move(tx, id, { from, to: 'setup', kind, actor: 'enom', facts })
  if (moved.ok) await tellNeedsYou(tx, id, { eventId: moved.value.eventId, problem: 'taken-back' })
}
