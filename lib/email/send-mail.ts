import { PassThrough } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'
import { isThisMachine } from '../config/smtp-url'
import type { Outcome } from '../outcome'

export type OutgoingMail = {
  messageId: string
  from: string | { name: string; address: string }
  replyTo?: string | undefined
  to: string
  subject: string
  html: string
  text: string
  unsubscribeUrl?: string | undefined
}

type Failure = {
  /**
   * `refused`: the email will never be accepted, because of its recipient or content. `unclear`: the whole email was transmitted but no
   * response was received, so it may have been accepted. `unavailable`: anything else.
   */
  kind: Outcome
  /** True if the email was refused temporarily because of its recipient or content. It may be accepted later. */
  deferred: boolean
}

/** Thrown if the mail server did not accept an email, or did not confirm that it did. */
export class MailError extends Error {
  readonly kind: Outcome
  readonly deferred: boolean

  constructor(message: string, { kind, deferred }: Failure, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MailError'
    this.kind = kind
    this.deferred = deferred
  }
}

const transports = new Map<string, Transporter>()
/** The Message-IDs of emails in progress whose last byte has been written to the server. */
const handedOver = new Set<string>()

/** Prevents out-of-office and other automatic replies (RFC 3834 §5). */
const BY_A_MACHINE = { 'Auto-Submitted': 'auto-generated' }

/** Lets a mail program unsubscribe its user from this kind of email (RFC 8058). */
const oneClick = (url: string) => ({ 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })

/** Timeouts for connecting, for the server's greeting, and for later silence, in milliseconds. */
const SMTP_TIMEOUTS_MS = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '15000' }

/** Sends one email through the SMTP server at `smtpUrl`, once. Retrying is up to the caller. @throws MailError */
export async function sendMail(smtpUrl: string, mail: OutgoingMail): Promise<void> {
  const transport = transports.get(smtpUrl) ?? openTransport(smtpUrl)
  try {
    const { unsubscribeUrl, ...rest } = mail
    await transport.sendMail({ ...rest, headers: { ...BY_A_MACHINE, ...(unsubscribeUrl && oneClick(unsubscribeUrl)) } })
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    const isUnclear = handedOver.has(mail.messageId) && !wasAnswered(cause)
    throw new MailError(words, isUnclear ? { kind: 'unclear', deferred: false } : failureOf(cause), { cause })
  } finally {
    handedOver.delete(mail.messageId)
  }
}

/** Connects and logs in to the SMTP server at `smtpUrl`, without sending anything. @throws Error with the server's message */
export async function verifyServer(smtpUrl: string): Promise<void> {
  await (transports.get(smtpUrl) ?? openTransport(smtpUrl)).verify()
}

/**
 * Opens a transport without a connection pool, because nodemailer's pool automatically resends an email if the server disconnects during
 * transmission.
 */
function openTransport(smtpUrl: string): Transporter {
  // nodemailer ignores other settings when given a URL, so they go into the URL.
  const url = new URL(smtpUrl)
  for (const [name, value] of Object.entries(SMTP_TIMEOUTS_MS)) if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  if (!isThisMachine(url.hostname)) url.searchParams.set('requireTLS', 'true')
  const transport = createTransport(url.href)
  transport.use('stream', ({ data, message }, done) => {
    const last = new PassThrough()
    last.once('end', () => handedOver.add(String(data.messageId)))
    message.transform(last)
    done()
  })
  transports.set(smtpUrl, transport)
  return transport
}

function wasAnswered(cause: unknown): boolean {
  return cause instanceof Error && 'response' in cause && /^[45]\d\d/.test(String(cause.response))
}

/** Errors caused by the shop rather than by this email, at any step: authentication required, relaying or policy (RFC 3463 X.7.X). */
const ABOUT_US = /^(?:53\d|5\d\d[ -]5\.7\.)/

/**
 * Returns whether this email itself was refused, permanently or temporarily: SMTP 5xx or 4xx in response to its recipient or content. A 5xx
 * in response to the greeting, login or sender goes away once the settings are fixed, and the email can then be sent.
 */
function failureOf(cause: unknown): Failure {
  const isAnswer = cause instanceof Error && 'response' in cause && 'command' in cause
  if (!isAnswer || (cause.command !== 'RCPT TO' && cause.command !== 'DATA')) return { kind: 'unavailable', deferred: false }
  const response = String(cause.response)
  if (/^5/.test(response) && !ABOUT_US.test(response)) return { kind: 'refused', deferred: false }
  // 421 means that the server is shutting down, whatever the command.
  return { kind: 'unavailable', deferred: /^4(?!21)/.test(response) }
}
