import { createTransport, type Transporter } from 'nodemailer'

export type OutgoingMail = { messageId: string; from: string; to: string; subject: string; html: string; text: string }

/** The mail server did not take a mail. `permanent`: it never will (SMTP 5xx); trying again is of no use. */
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
    const code = cause instanceof Error && 'responseCode' in cause ? Number(cause.responseCode) : 0
    throw new MailError(cause instanceof Error ? cause.message : String(cause), code >= 500 && code < 600, { cause })
  }
}

/** Ends every kept connection, so that a process can end. */
export function closeTransports(): void {
  for (const transport of transports.values()) transport.close()
  transports.clear()
}
