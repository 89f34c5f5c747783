import { startEnomSimulator } from './start'

const port = Number(process.env.ENOM_SIMULATOR_PORT ?? 4010)
const dataDir = process.env.ENOM_SIMULATOR_DATA_DIR ?? '.data/enom'
const publicUrl = process.env.ENOM_SIMULATOR_URL
const smtpUrl = process.env.SMTP_URL ?? 'smtp://127.0.0.1:4025'

try {
  const simulator = await startEnomSimulator({ port, dataDir, smtpUrl, ...(publicUrl ? { publicUrl } : {}) })
  process.stdout.write(`enom simulator ready: ${simulator.url}/interface.asp, operator page ${simulator.url}/operator\n`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => simulator.close().then(() => process.exit(0)))
} catch (fault) {
  process.stderr.write(`The Enom simulator could not start: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  process.exitCode = 1
}
