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
   * `refused`: it will never be accepted, because of its recipient or content. `unclear`: the whole email was handed over but no answer
   * came, so it may have been accepted. `unavailable`: anything else.
   */
  kind: Outcome
  /** Refused for now because of its recipient or content. It may be accepted later. */
  deferred: boolean
}

/** The mail server did not accept an email, or did not confirm it. */
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
/** Message-IDs of emails being sent whose last byte has been written to the server. */
const handedOver = new Set<string>()

/** Prevents out-of-office and other automatic replies (RFC 3834 §5). */
const BY_A_MACHINE = { 'Auto-Submitted': 'auto-generated' }

/** Lets a mail program switch this kind of mail off (RFC 8058). */
const oneClick = (url: string) => ({ 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })

/** Time limits for connecting, the server's greeting, and later silence; milliseconds. */
const SMTP_TIMEOUTS_MS = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '15000' }

/**
 * Hands one email to the SMTP server at `smtpUrl`, once. Retrying is up to the caller.
 * @throws MailError
 */
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

/**
 * Connects to the SMTP server at `smtpUrl` and signs in, without sending anything.
 * @throws Error in the server's words
 */
export async function verifyServer(smtpUrl: string): Promise<void> {
  await (transports.get(smtpUrl) ?? openTransport(smtpUrl)).verify()
}

/** Opens a transport without a connection pool: nodemailer's pool sends an email again on its own when the server disconnects during it. */
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

/** Refusals of the shop rather than of this email, at any step: authentication required, relaying or policy (RFC 3463 X.7.X). */
const ABOUT_US = /^(?:53\d|5\d\d[ -]5\.7\.)/

/**
 * Returns whether this email itself was refused, for good or for now: SMTP 5xx or 4xx to its recipient or content. A 5xx to the greeting,
 * login or sender goes away once the settings are fixed, and the email can then be sent.
 */
function failureOf(cause: unknown): Failure {
  const isAnswer = cause instanceof Error && 'response' in cause && 'command' in cause
  if (!isAnswer || (cause.command !== 'RCPT TO' && cause.command !== 'DATA')) return { kind: 'unavailable', deferred: false }
  const response = String(cause.response)
  if (/^5/.test(response) && !ABOUT_US.test(response)) return { kind: 'refused', deferred: false }
  // 421 means the server is shutting down, whatever the command.
  return { kind: 'unavailable', deferred: /^4(?!21)/.test(response) }
}
