import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { openMailbox, type StoredMail } from './mailbox'
import { servePages } from './serve-pages'

export type InboxOptions = {
  /** 0 selects any free port. */
  smtpPort: number
  httpPort: number
  /** The folder for the emails, one file each, loaded again at the next start. */
  dataDir: string
  host?: string
}

export type Inbox = {
  smtpUrl: string
  url: string
  /** Returns the emails, oldest first. `to` limits the list to one recipient. */
  messages(to?: string): StoredMail[]
  close(): Promise<void>
}

/**
 * Starts a mail server that stores every email and delivers none, with web pages for reading them. It accepts an email only once the email
 * is on disk.
 */
export async function startInbox({ smtpPort, httpPort, dataDir, host = '127.0.0.1' }: InboxOptions): Promise<Inbox> {
  const mailbox = await openMailbox(dataDir)
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    size: 20 * 1024 * 1024,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address.toLowerCase())
      simpleParser(stream)
        .then((mail) => mailbox.keep(readable(mail, recipients)))
        .then((mail) => done(null, `kept as ${mail.id}`), done)
    },
  })
  // A sender that disconnects during an email must not crash the inbox.
  smtp.on('error', () => undefined)
  const pages = servePages(mailbox)

  await listen(smtp.server, smtpPort, host)
  await listen(pages, httpPort, host).catch(async (fault) => {
    await new Promise<void>((done) => smtp.close(done))
    throw fault
  })

  return {
    smtpUrl: `smtp://${host}:${portOf(smtp.server.address())}`,
    url: `http://${host}:${portOf(pages.address())}`,
    messages: (to) => mailbox.list(to),
    async close() {
      await new Promise<void>((done) => smtp.close(done))
      pages.closeAllConnections()
      await new Promise<void>((done) => pages.close(() => done()))
    },
  }
}

function readable(mail: ParsedMail, recipients: string[]): Omit<StoredMail, 'id'> {
  return {
    to: recipients.join(', '),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    date: new Date().toISOString(),
  }
}

/** Resolves when the server is listening, and rejects when the port is in use. */
async function listen(server: Server, port: number, host: string): Promise<void> {
  const listening = once(server, 'listening')
  server.listen(port, host)
  await listening
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The inbox has no port')
  return address.port
}
