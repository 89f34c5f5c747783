import type { Activation, ProofMethod } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { installGuide } from '../../guides/install-guide'
import { messagesOf } from '../../languages/text'
import { DEFAULT_LANGUAGE } from '../../languages/types'
import { queueMail } from '../../outbox/queue-mail'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { EDITABLE_STAGES } from '../lifecycle/places'
import type { BuyerProblem } from '../lifecycle/problems'
import { readReminderDays } from '../lifecycle/reminder-days'
import { NOT_REFUNDED } from '../settlement/is-refunded'

/** Returns the address for emails about a certificate: that of its order, or of its new account after a transfer. */
export function holderEmail(row: { userId: string; user: { email: string }; order: { userId: string; email: string } }): string {
  return row.userId === row.order.userId ? row.order.email : row.user.email
}

/** Returns the recipient of emails about a certificate and the data that every such email contains. */
async function addressOf(tx: Tx, certificateId: string) {
  const row = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    include: { type: true, order: { include: LOCK_COLUMNS }, user: { select: { email: true } } },
  })
  return {
    row,
    about: { to: holderEmail(row), orderId: row.orderId, certificateId },
    data: { certificateId, name: row.type.name, domain: row.domainName ?? row.type.name },
  }
}

/**
 * Tells the buyer by email, once per event, that they need to act. `taken-back`: Enom returned the request without refusing anything in it.
 */
export async function tellNeedsYou(
  tx: Tx,
  certificateId: string,
  { eventId, problem }: { eventId: string; problem: BuyerProblem | 'taken-back' },
): Promise<void> {
  const { about, data } = await addressOf(tx, certificateId)
  const { sentence, action } = messagesOf(DEFAULT_LANGUAGE).hub.problems[problem]
  await queueMail(tx, { kind: 'needs_you', onceKey: `needs_you:${eventId}`, ...about, data: { ...data, problem, sentence, action } })
}

/** Tells the buyer by email, once per event, that the authority has the request and which approver it emailed. */
export async function tellSent(
  tx: Tx,
  certificateId: string,
  sent: { eventId: string; approverEmail: string; method?: ProofMethod },
): Promise<void> {
  const { about, data, row } = await addressOf(tx, certificateId)
  await queueMail(tx, {
    kind: 'sent_to_authority',
    onceKey: `sent_to_authority:${sent.eventId}`,
    ...about,
    data: {
      ...data,
      authority: row.type.brand,
      approverEmail: sent.approverEmail,
      ...(sent.method && sent.method !== 'email' && { proofMethod: sent.method }),
      checksOrganisation: row.type.level !== 'dv',
      usualWait: row.type.usualWait,
    },
  })
}

/**
 * Tells the buyer by email, once per event, that the approving inbox was changed, so that they notice if a stranger is using their set-up
 * link.
 */
export async function tellApproverChanged(
  tx: Tx,
  certificateId: string,
  changed: { eventId: string; approverEmail: string },
): Promise<void> {
  const { about, data, row } = await addressOf(tx, certificateId)
  const { eventId, approverEmail } = changed
  await queueMail(tx, {
    kind: 'approver_changed',
    onceKey: `approver_changed:${eventId}`,
    ...about,
    data: { ...data, authority: row.type.brand, approverEmail },
  })
}

/** What staff did for a client. `agreement`: how the client agreed to it, in the staff member's words. */
export type DoneForClient = { what: 'filled_in' | 'sent' | 'replacement' | 'replacement_ended'; agreement?: string }

/** Emails the buyer a summary of what staff did for them, once per `eventId`. */
export async function tellDoneForYou(
  tx: Tx,
  certificateId: string,
  { eventId, what, agreement = '' }: DoneForClient & { eventId: string },
): Promise<void> {
  const { about, data } = await addressOf(tx, certificateId)
  await queueMail(tx, { kind: 'done_for_you', onceKey: `done_for_you:${eventId}`, ...about, data: { ...data, what, agreement } })
}

/** Emails the owner when a helper link is opened for the first time. */
export async function tellHelperOpened(tx: Tx, certificateId: string, opened: { linkId: string; helper: string }): Promise<void> {
  const { about, data } = await addressOf(tx, certificateId)
  const { linkId, helper } = opened
  await queueMail(tx, { kind: 'helper_opened', onceKey: `helper_opened:${linkId}`, ...about, data: { ...data, helper } })
}

/**
 * Emails the buyer the latest file with the installation guide for their server, once per file. Sends nothing while a dispute locks the
 * certificate.
 */
export async function tellIssued(tx: Tx, certificateId: string): Promise<void> {
  const { row, about, data } = await addressOf(tx, certificateId)
  const file = await tx.certificateFile.findFirst({
    where: { certificateId },
    orderBy: { id: 'desc' },
    include: { issuance: { select: { serverSoftware: true, reason: true } } },
  })
  if (!file || disputeLock(row.order)) return
  const { beforeFileEnds, beforeCoverEnds } = await readReminderDays(tx)
  const server = file.issuance.serverSoftware ?? 'other'
  const { title, steps } = installGuide(server, { domain: data.domain, names: file.names })
  await queueMail(tx, {
    kind: 'certificate_issued',
    onceKey: `certificate_issued:${file.id}`,
    ...about,
    data: {
      ...data,
      fileExpiresAt: file.notAfter.toISOString(),
      coverEndsAt: (row.coverEndsAt ?? file.notAfter).toISOString(),
      fingerprint: file.fingerprint,
      firstNotice: { file: beforeFileEnds[0] ?? 0, cover: beforeCoverEnds[0] ?? 0 },
      ...(file.issuance.reason === 'elsewhere' && { replacedElsewhere: true }),
      installOn: { server, names: file.names },
      guide: { title, steps: steps.map(({ text, command }) => ({ text, command })) },
    },
  })
}

/**
 * Emails the set-up link for an order's certificates of one activation type, once: for automatic ones as soon as they are paid, for manual
 * ones when the first is activated. Lists only certificates that can be set up. Sends nothing if there are none.
 */
export async function tellSetUp(
  tx: Tx,
  order: { id: string; number: number; email: string },
  { activation }: { activation: Activation },
): Promise<void> {
  const certificates = await findToSetUp(tx, order.id, { activation })
  if (!certificates.length) return
  await queueMail(tx, {
    kind: 'set_up',
    onceKey: activation === 'automatic' ? `set_up:${order.id}` : `set_up:${order.id}:activated`,
    to: order.email,
    orderId: order.id,
    data: { orderId: order.id, orderNumber: order.number, certificates },
  })
}

/**
 * Returns the certificates of an order that its buyer can set up now, oldest first, with their names for the email. Without `activation` it
 * covers all types. Excludes certificates that were submitted, have ended, are disputed, or whose refund has been sent or is pending.
 */
export async function findToSetUp(
  tx: Tx,
  orderId: string,
  { activation }: { activation?: Activation } = {},
): Promise<{ name: string; label: string }[]> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { userId: true, ...LOCK_COLUMNS } })
  if (disputeLock(order)) return []
  const certificates = await tx.certificate.findMany({
    where: {
      orderId,
      userId: order.userId,
      stage: { in: [...EDITABLE_STAGES] },
      ...NOT_REFUNDED,
      ...(activation ? { orderItem: { activation } } : {}),
    },
    select: { label: true, type: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  return certificates.map(({ label, type }) => ({ name: type.name, label }))
}
