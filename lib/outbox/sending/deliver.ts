import { randomUUID } from 'node:crypto'
import { now } from '../../clock'
import { env } from '../../config/env'
import { db } from '../../db/client'
import type { Mail } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { MAIL_KINDS, TO_PEOPLE_ONLY } from '../../email/kinds'
import { isMailKind } from '../../email/render-mail'
import { MailError, sendMail } from '../../email/send-mail'
import { isSwitchable } from '../../email/switchable'
import type { Surroundings } from '../../email/templates/types'
import { faultPoint } from '../../fault-point'
import { assertLeaseLive } from '../../jobs/lease'
import type { Language } from '../../languages/types'
import { issueToken } from '../../links/issue-token'
import { requestLink } from '../../links/request-link'
import { unsubscribeToken } from '../../links/unsubscribe-token'
import { log } from '../../log'
import { EXAMPLE_SECRETS, pathOfText } from '../../mail-texts/about'
import { alertStaff } from '../alerts/alert-staff'
import { moveMail } from '../move-mail'
import { dataFor } from '../writing/data-for'
import { readReader } from '../writing/read-reader'
import { readSurroundings } from '../writing/read-surroundings'
import { type WrittenMail, writeMail } from '../writing/write-mail'
import { afterFailure } from './after-failure'
import { readSender } from './read-sender'

/**
 * Sends one email from the outbox, creating its link in the process, and records that it was sent. An email already sent is left alone.
 * `afterFailure` decides what to do with an email that could not be sent.
 * @throws MailError if the server could not accept it now; the queue retries later.
 */
export async function deliver(mailId: string): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id: mailId } })
  if (mail?.status !== 'queued') return
  if (!isMailKind(mail.kind)) return giveUp(mail, `there is no email of kind ${mail.kind}`)
  const muting = await mutingOf(mail)
  if (muting.isMuted) return drop(mail)
  const secrets = await makeSecrets(mail)
  if (!secrets) return (await isForNobody(mail)) ? drop(mail) : giveUp(mail, 'its link had expired before it could be sent')
  const reader = await readReader(mail)
  const { language } = reader
  const surroundings = { ...(await readSurroundings(reader)), ...secrets }
  const data = await dataFor(mail)
  let textVersion: number | null
  try {
    const { written, unusable, ...own } = await writeMail(mail.kind, data, surroundings)
    textVersion = own.textVersion
    if (unusable) await tellUnusable(unusable, language)
    if (await isForNobody(mail)) return await drop(mail)
    const sender = { messageId: messageIdOf(mail, secrets), ...(await readSender()) }
    await faultPoint('mail.before_send')
    assertLeaseLive()
    await sendMail(env.SMTP_URL, { ...sender, to: mail.to, ...written, unsubscribeUrl: muting.url })
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    const { kind, deferred } = cause instanceof MailError ? cause : { kind: 'unavailable' as const, deferred: false }
    const next = afterFailure(mail, { words, kind, deferred }, now())
    if (next.kind === 'give-up') return giveUp(mail, next.reason, next)
    await db.mail.updateMany({ where: { id: mail.id, status: 'queued' }, data: { ...next.data, attempts: { increment: 1 } } })
    throw cause
  }
  await faultPoint('mail.after_send')
  await moveMail(db, mail.id, { to: 'sent', facts: { sentAt: now(), attempts: { increment: 1 }, lastError: null, textVersion, language } })
}

/**
 * Returns whether a sign-in email is for an address without an account. Anyone may request a code for any address. The check is made only
 * here, after the email has been written, so that response times don't reveal who is a customer.
 */
async function isForNobody({ kind, to, data }: Mail): Promise<boolean> {
  if (kind === 'staff_password') return (await countStaff(to, MAIL_KINDS[kind].parse(data))) === 0
  const person = await db.user.count({ where: { email: to, disabledAt: null } })
  return person === 0 && TO_PEOPLE_ONLY.includes(kind)
}

/** Access to a mailbox alone must not open the back office: for staff without an authenticator app, only an owner can send the link. */
function countStaff(email: string, { byOwner }: { byOwner: boolean }): Promise<number> {
  const hasApp = byOwner ? {} : { authenticatorApp: { confirmedAt: { not: null } } }
  return db.user.count({ where: { email, role: 'staff', disabledAt: null, ...hasApp } })
}

/** Returns whether the recipient switched off this kind of email, and the URL with which their mail program can unsubscribe them. */
async function mutingOf({ kind, to }: Mail): Promise<{ isMuted: boolean; url?: string }> {
  const person = isSwitchable(kind) ? await db.user.findUnique({ where: { email: to }, select: { id: true, mutedMails: true } }) : null
  if (!person) return { isMuted: false }
  return { isMuted: person.mutedMails.includes(kind), url: `${env.APP_URL}/api/unsubscribe/${unsubscribeToken(person.id, kind)}` }
}

async function drop({ id }: Mail): Promise<void> {
  await db.mail.deleteMany({ where: { id, status: 'queued' } })
}

/**
 * Returns one Message-ID per email, so that mail programs show an email once if it was sent twice because the server's confirmation was
 * lost. An email with a link gets a new id each time, because mail programs would otherwise keep showing the first email, whose link no
 * longer works.
 */
function messageIdOf(mail: Mail, { linkUrl }: { linkUrl?: string }): string {
  return `<${linkUrl ? `${mail.id}.${randomUUID()}` : mail.id}@${new URL(env.APP_URL).hostname}>`
}

/** Returns the secret link and code for emails that contain them, or null if the link has expired. */
async function makeSecrets(mail: Mail): Promise<Pick<Surroundings, 'linkUrl' | 'code'> | null> {
  if (mail.kind === 'test') return EXAMPLE_SECRETS
  const linkId = await linkOf(mail)
  if (!linkId) return {}
  const issued = await issueToken(linkId)
  return issued && { linkUrl: `${env.APP_URL}/link/${issued.token}`, code: issued.code }
}

async function linkOf(mail: Mail): Promise<string | undefined> {
  const { kind } = mail
  if (kind === 'sign_in' || kind === 'password_code' || kind === 'email_change' || kind === 'delete_account')
    return MAIL_KINDS[kind].parse(mail.data).linkId
  if (kind === 'quote') return MAIL_KINDS[kind].parse(mail.data).linkId
  if (kind === 'staff_invitation' || kind === 'staff_password') return MAIL_KINDS[kind].parse(mail.data).linkId
  if (kind !== 'set_up' && kind !== 'payment_link' && kind !== 'change_offered') return undefined
  const { orderId } = MAIL_KINDS[kind].parse(mail.data)
  return inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email: mail.to, orderId, returnTo: `/account/orders/${orderId}` }))
}

async function giveUp(mail: Mail, reason: string, { isTold, isRefused } = { isTold: false, isRefused: false }): Promise<void> {
  await inTransaction(async (tx) => {
    const hasMoved = await moveMail(tx, mail.id, { to: 'failed', facts: { lastError: reason, refused: isRefused } })
    if (hasMoved && isTold) await tellStaff(tx, mail, reason)
  })
  log.error({ mailId: mail.id, kind: mail.kind, reason }, 'mail given up')
}

/** Alerts staff about buyers' emails only. An alert about an alert would fail on the same server. */
async function tellStaff(tx: Tx, { id, kind, to, orderId, certificateId }: Mail, reason: string): Promise<void> {
  if (kind === 'staff_alert') return
  const page = certificateId ? `/certificates/${certificateId}` : orderId ? `/orders/${orderId}` : ''
  await alertStaff(tx, {
    event: `mail_refused:${id}`,
    subject: 'An email to a buyer could not be delivered for three days',
    lines: [`To ${to}. We’ve stopped trying.`, `The mail server said: ${reason}`],
    path: `/admin${page}`,
  })
}

/** Alerts once per version of the text. The email itself is sent with the shop's own text. */
async function tellUnusable({ mail, version }: NonNullable<WrittenMail['unusable']>, language: Language): Promise<void> {
  await inTransaction((tx) =>
    alertStaff(tx, {
      event: `mail_text:${mail}:${version}`,
      subject: 'The text you wrote for an email can’t be used',
      lines: [
        'It does not match the values that this version of the shop fills in. Until then, the email is sent with the default text. Correct yours, or reset it.',
      ],
      path: pathOfText(mail, language),
    }),
  )
}
