import { DAY, later } from '../../clock'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { queueMail } from '../../outbox/queue-mail'
import { announce } from '../lifecycle/announce'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import type { ReminderDays } from '../lifecycle/reminder-days'
import { holderEmail } from '../notify/buyer'
import { alertStaff } from '../notify/staff'
import { GOES_BACK } from '../settlement/is-refunded'
import { coverDates } from '../status/dates'
import { HANDED_OUT } from '../status/issued-facts'
import { dueReminders, type Reminder, type ReminderFacts } from './due'

/** The facts about a certificate that a reminder needs. */
export const READ = {
  type: { select: { name: true, brand: true, reorderDays: true, carriesOver: true } },
  user: { select: { email: true, mutedMails: true } },
  order: { select: { userId: true, email: true, status: true, ...LOCK_COLUMNS } },
  issuance: { select: { approverEmail: true } },
  files: {
    where: HANDED_OUT,
    orderBy: { id: 'desc' },
    take: 1,
    select: { id: true, notAfter: true },
  },
  renewals: { where: { stage: { not: 'closed' } }, select: { stage: true } },
  allocations: { where: { refund: GOES_BACK }, take: 1, select: { refundId: true } },
} satisfies Prisma.CertificateInclude

type Row = Prisma.CertificateGetPayload<{ include: typeof READ }>

/**
 * How soon to check again a certificate that staff locked, or whose payment is disputed or being refunded. When that ends, the certificate
 * doesn't move, so only another check detects it.
 */
const LOCKED_REST = DAY
/**
 * A certificate may get another file without moving, and staff may change the days, so it is checked again after this time. A file is valid
 * for longer than the notice period of its first reminder plus this time, so no reminder is missed.
 */
const REST = 7 * DAY

/**
 * Enqueues a certificate's due reminders, each once, and sets the time of its next check, in the caller's transaction. The row is locked
 * first, so that a concurrent move leads to another check.
 */
export async function remind(tx: Tx, id: string, { at, days }: { at: Date; days: ReminderDays }): Promise<void> {
  await tx.$queryRaw`select id from "Certificate" where id = ${id}::uuid for update`
  const row = await tx.certificate.findUnique({ where: { id }, include: READ })
  if (!row) return
  const { due, next } = dueReminders(factsOf(row), at, days)
  const locked = isLocked(row)
  if (!locked) for (const reminder of due) await writeReminder(tx, row, reminder)
  await tx.certificate.update({ where: { id }, data: { remindAt: lookAgainAt(row, { at, next, isLocked: locked && due.length > 0 }) } })
}

/** Returns whether a certificate is locked by staff, or its payment is disputed or being refunded. Its buyer gets no reminders then. */
export function isLocked(row: Row): boolean {
  return row.suspendedAt !== null || disputeLock(row.order) !== null || row.allocations.length > 0 || row.order.status === 'refunded'
}

function lookAgainAt(
  { stage, files, coverEndsAt }: Row,
  { at, next, isLocked }: { at: Date; next: Date | null; isLocked: boolean },
): Date | null {
  const isOpen = next !== null || (stage !== 'closed' && files.length > 0 && coverEndsAt !== null && coverEndsAt > at)
  const rest = isLocked ? LOCKED_REST : isOpen ? REST : null
  if (rest === null) return null
  const rested = later(at, rest)
  return next && next < rested ? next : rested
}

function factsOf({ stage, validationStep, statusSince, coverEndsAt, files, renewals }: Row): ReminderFacts {
  const successor = renewals.some((one) => one.stage === 'issued') ? 'issued' : renewals.length ? 'ordered' : 'none'
  return { stage, validationStep, statusSince, coverEndsAt, file: files[0] ?? null, successor }
}

/** Enqueues the email of a reminder, unless its buyer has switched that kind off. */
export async function writeReminder(tx: Tx, row: Row, { kind, about, step }: Reminder): Promise<void> {
  const event = `${row.id}:${about}:${step}`
  const certificate = { certificateId: row.id, name: row.type.name, domain: row.domainName ?? row.type.name }
  const mail = { to: holderEmail(row), orderId: row.orderId, certificateId: row.id, onceKey: `reminder_${kind}:${event}` }
  if (kind === 'replace_file') await announce(tx, 'certificate.replace_due', [row.id], `replace_due:${event}`)
  if (row.user.mutedMails.includes(`reminder_${kind}`)) return
  const coverEndsAt = row.coverEndsAt?.toISOString() ?? ''
  switch (kind) {
    case 'set_up':
      return queueMail(tx, { ...mail, kind: 'reminder_set_up', data: certificate })
    case 'set_up_staff':
      return alertStaff(tx, row.id, {
        event: `set_up_waits:${event}`,
        subject: `A paid certificate has been waiting to be set up for ${Number.parseInt(step, 10)} days`,
        lines: ['We sent the buyer the last reminder a week ago. Call or email them: the term is already running.'],
      })
    case 'approval':
      return queueMail(tx, {
        ...mail,
        kind: 'reminder_approval',
        data: { ...certificate, authority: row.type.brand, approverEmail: row.issuance?.approverEmail ?? 'the approver' },
      })
    case 'replace_file':
      return queueMail(tx, {
        ...mail,
        kind: 'reminder_replace_file',
        data: { ...certificate, fileExpiresAt: row.files[0]?.notAfter.toISOString() ?? '', coverEndsAt },
      })
    case 'cover_ends': {
      const { orderFrom, bestOrderDay } = coverDates(row.coverEndsAt ?? new Date(0), row.type)
      const dates = { coverEndsAt, orderFrom: orderFrom.toISOString(), bestOrderDay: bestOrderDay.toISOString() }
      return queueMail(tx, {
        ...mail,
        kind: 'reminder_cover_ends',
        data: { ...certificate, ...dates, carriesOver: row.type.carriesOver },
      })
    }
  }
}
