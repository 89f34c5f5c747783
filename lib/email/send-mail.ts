import { PassThrough } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'
import { isThisMachine } from '../config/smtp-url'

export type OutgoingMail = { messageId: string; from: string; to: string; subject: string; html: string; text: string }

type Failure = {
  /** It never will be taken, because of whom it is for or what it says; trying again is of no use. */
  permanent: boolean
  /** It was refused for now, because of whom it is for or what it says; later it may be taken. */
  deferred: boolean
  /** The whole mail was handed over and no answer came: it may have been taken. */
  unsure: boolean
}

/** The mail server did not take a mail, or did not say so. */
export class MailError extends Error {
  readonly permanent: boolean
  readonly deferred: boolean
  readonly unsure: boolean

  constructor(message: string, { permanent, deferred, unsure }: Failure, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MailError'
    this.permanent = permanent
    this.deferred = deferred
    this.unsure = unsure
  }
}

const transports = new Map<string, Transporter>()
/** Mails under way of which the last byte has been written to the server. */
const handedOver = new Set<string>()

/** Keeps holiday notices and other automatic answers from being sent back (RFC 3834 §5). */
const BY_A_MACHINE = { 'Auto-Submitted': 'auto-generated' }

/** Milliseconds for a connection, for the server's first word, and for each later one. */
const PATIENCE = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '15000' }

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
    const unsure = handedOver.has(mail.messageId) && !wasAnswered(cause)
    throw new MailError(words, { ...refusalOf(cause), unsure }, { cause })
  } finally {
    handedOver.delete(mail.messageId)
  }
}

/** Keeps no connection: nodemailer's pool sends a mail again by itself when the server hangs up in the middle of it. */
function openTransport(smtpUrl: string): Transporter {
  // Beside a url nodemailer reads no other setting.
  const url = new URL(smtpUrl)
  for (const [name, value] of Object.entries(PATIENCE)) if (!url.searchParams.has(name)) url.searchParams.set(name, value)
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
 * sender ends when the settings are mended, and then the mail can go.
 */
function refusalOf(cause: unknown): Pick<Failure, 'permanent' | 'deferred'> {
  const isAnswer = cause instanceof Error && 'response' in cause && 'command' in cause
  if (!isAnswer || (cause.command !== 'RCPT TO' && cause.command !== 'DATA')) return { permanent: false, deferred: false }
  const response = String(cause.response)
  return { permanent: /^5/.test(response) && !ABOUT_US.test(response), deferred: /^4/.test(response) }
}
