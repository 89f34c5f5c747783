import { startInbox } from './start'

const smtpPort = Number(process.env.INBOX_SMTP_PORT ?? 4025)
const httpPort = Number(process.env.INBOX_HTTP_PORT ?? 4030)
const dataDir = process.env.INBOX_DATA_DIR ?? '.data/inbox'

try {
  const inbox = await startInbox({ smtpPort, httpPort, dataDir })
  process.stdout.write(`inbox ready: ${inbox.url}, mail to ${inbox.smtpUrl}\n`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => inbox.close().then(() => process.exit(0)))
} catch (fault) {
  process.stderr.write(`The inbox could not start: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  process.exitCode = 1
}
