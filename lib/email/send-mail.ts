import { PassThrough } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'
import { isThisMachine } from '../config/smtp-url'
import type { Outcome } from '../outcome'

export type OutgoingMail = { messageId: string; from: string; to: string; subject: string; html: string; text: string }

type Failure = {
  /**
   * `refused`: it never will be taken, because of whom it is for or what it says. `unclear`: the whole mail was handed over and no answer
   * came, so it may have been taken. `unavailable`: anything else.
   */
  kind: Outcome
  /** It was refused for now, because of whom it is for or what it says; later it may be taken. */
  deferred: boolean
}

/** The mail server did not take a mail, or did not say so. */
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
/** Mails under way of which the last byte has been written to the server. */
const handedOver = new Set<string>()

/** Keeps holiday notices and other automatic answers from being sent back (RFC 3834 §5). */
const BY_A_MACHINE = { 'Auto-Submitted': 'auto-generated' }

/** Milliseconds for a connection, for the server's first word, and for each later one. */
const SMTP_TIMEOUTS_MS = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '15000' }

/**
 * Hands one mail to the SMTP server at `smtpUrl`, once: what to do when that fails is the caller's to say.
 * @throws MailError
 */
export async function sendMail(smtpUrl: string, mail: OutgoingMail): Promise<void> {
  const transport = transports.get(smtpUrl) ?? openTransport(smtpUrl)
  try {
    await transport.sendMail({ ...mail, headers: BY_A_MACHINE })
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    const isUnclear = handedOver.has(mail.messageId) && !wasAnswered(cause)
    throw new MailError(words, isUnclear ? { kind: 'unclear', deferred: false } : failureOf(cause), { cause })
  } finally {
    handedOver.delete(mail.messageId)
  }
}

/** Keeps no connection: nodemailer's pool sends a mail again by itself when the server hangs up in the middle of it. */
function openTransport(smtpUrl: string): Transporter {
  // Beside a url nodemailer reads no other setting.
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

/** Refusals of us and not of this mail, whatever step they come at: sign in first, relaying or policy (RFC 3463 X.7.X). */
const ABOUT_US = /^(?:53\d|5\d\d[ -]5\.7\.)/

/**
 * Whether this one mail was refused, for good or for now: SMTP 5xx or 4xx to its recipient or its text. A 5xx to our greeting, login or
 * sender ends when the settings are fixed, and then the mail can go.
 */
function failureOf(cause: unknown): Failure {
  const isAnswer = cause instanceof Error && 'response' in cause && 'command' in cause
  if (!isAnswer || (cause.command !== 'RCPT TO' && cause.command !== 'DATA')) return { kind: 'unavailable', deferred: false }
  const response = String(cause.response)
  if (/^5/.test(response) && !ABOUT_US.test(response)) return { kind: 'refused', deferred: false }
  // 421: the server is going away, whatever it was asked.
  return { kind: 'unavailable', deferred: /^4(?!21)/.test(response) }
}
