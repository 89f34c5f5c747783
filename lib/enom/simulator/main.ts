import { parseArgs } from 'node:util'
import { DEFAULT_ACCOUNT, type EnomSimulator, startEnomSimulator } from './start'

const HELP = `Enom simulator: a server that behaves like Enom's reseller API for certificates, with its own authority.

  npm run enom:simulator -- [options]

  --port <number>        HTTP port, 0 for any        (ENOM_SIMULATOR_PORT, 4010)
  --https-port <number>  HTTPS port, 0 for any       (ENOM_SIMULATOR_HTTPS_PORT, one above)
  --no-https             HTTP only
  --host <address>       where to listen             (ENOM_SIMULATOR_HOST, 127.0.0.1)
  --data-dir <folder>    all state; delete it to start again (ENOM_SIMULATOR_DATA_DIR, .data/enom)
  --url <url>            how approvers reach it from their mails  (ENOM_SIMULATOR_URL, its own address)
  --smtp <url>           where approval mails go     (SMTP_URL, smtp://127.0.0.1:4025)
  --instant              issue as soon as a request is sent, without any approval
  --help                 this text

It needs no other service. Mails wait where no mail server answers; the operator page can approve in their place.
All commands with examples, and all knobs: lib/enom/simulator/README.md
`

function readOptions() {
  const { env } = process
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: env.ENOM_SIMULATOR_PORT ?? '4010' },
      'https-port': { type: 'string', default: env.ENOM_SIMULATOR_HTTPS_PORT ?? '' },
      'no-https': { type: 'boolean', default: false },
      host: { type: 'string', default: env.ENOM_SIMULATOR_HOST ?? '127.0.0.1' },
      'data-dir': { type: 'string', default: env.ENOM_SIMULATOR_DATA_DIR ?? '.data/enom' },
      url: { type: 'string', default: env.ENOM_SIMULATOR_URL ?? '' },
      smtp: { type: 'string', default: env.SMTP_URL ?? 'smtp://127.0.0.1:4025' },
      instant: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`"${text}" is no port`)
  return port
}

function greeting({ url, httpsUrl, rootFile, port }: EnomSimulator): string {
  const login = `uid=${DEFAULT_ACCOUNT.loginId}&pw=${DEFAULT_ACCOUNT.password}`
  const lines = [
    `enom simulator ready: ${url}/interface.asp, operator page ${url}/operator`,
    ...(httpsUrl ? [`  over HTTPS:  ${httpsUrl}/interface.asp (trust ${rootFile}, also at ${url}/ca/root.pem)`] : []),
    `  login:       ${DEFAULT_ACCOUNT.loginId} / ${DEFAULT_ACCOUNT.password}, unless the operator page changed it`,
    `  try:         curl 'http://127.0.0.1:${port}/interface.asp?command=GetBalance&${login}&responsetype=xml'`,
  ]
  return `${lines.join('\n')}\n`
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  const port = readPort(options.port)
  const httpsPort = options['https-port'] ? readPort(options['https-port']) : port && port + 1
  const simulator = await startEnomSimulator({
    port,
    host: options.host,
    dataDir: options['data-dir'],
    smtpUrl: options.smtp,
    ...(options['no-https'] ? {} : { httpsPort }),
    ...(options.url ? { publicUrl: options.url } : {}),
    ...(options.instant ? { instant: true } : {}),
  })
  process.stdout.write(greeting(simulator))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => simulator.close().then(() => process.exit(0)))
}

main().catch((fault) => {
  process.stderr.write(`The Enom simulator could not start: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  process.exit(1)
})
