import { createTransport, type Transporter } from 'nodemailer'

export type OutgoingMail = { messageId: string; from: string; to: string; subject: string; html: string; text: string }

/** The mail server did not take a mail. `permanent`: it never will, because of whom it is for or what it says; trying again is of no use. */
export class MailError extends Error {
  constructor(
    message: string,
    readonly permanent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'MailError'
  }
}

const transports = new Map<string, Transporter>()

/**
 * Hands one mail to the SMTP server at `smtpUrl` over a kept connection.
 * @throws MailError
 */
export async function sendMail(smtpUrl: string, mail: OutgoingMail): Promise<void> {
  let transport = transports.get(smtpUrl)
  if (!transport) {
    transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 3, connectionTimeout: 10_000, greetingTimeout: 10_000 })
    transports.set(smtpUrl, transport)
  }
  try {
    await transport.sendMail(mail)
  } catch (cause) {
    throw new MailError(cause instanceof Error ? cause.message : String(cause), isAboutTheMail(cause), { cause })
  }
}

/** Refusals of us and not of this mail, whatever step they come at: sign in first, relaying or policy (RFC 3463 X.7.X). */
const ABOUT_US = /^(?:53\d|5\d\d[ -]5\.7\.)/

/**
 * Whether a refusal is about this one mail: SMTP 5xx to its recipient or its text. A 5xx to our greeting, login or sender ends when
 * the settings are mended, and then the mail can go.
 */
function isAboutTheMail(cause: unknown): boolean {
  if (!(cause instanceof Error && 'response' in cause && 'command' in cause)) return false
  const response = String(cause.response)
  return /^5/.test(response) && !ABOUT_US.test(response) && (cause.command === 'RCPT TO' || cause.command === 'DATA')
}

/** Ends every kept connection, so that a process can end. */
export function closeTransports(): void {
  for (const transport of transports.values()) transport.close()
  transports.clear()
}
