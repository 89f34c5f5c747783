import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import type { CallRecord } from './interface'
import { PRESET_NAMES } from './moods/presets'
import { readHost } from './names'
import { DEFAULT_ACCOUNT, type EnomSimulator, startEnomSimulator } from './start'

const HELP = `Enom simulator: a server that behaves like Enom's reseller API for certificates, with its own authority.

  --port <number>           HTTP port, 0 for any          (ENOM_SIMULATOR_PORT, 4010)
  --https-port <number>     HTTPS port, 0 for any         (ENOM_SIMULATOR_HTTPS_PORT, one above)
  --operator-port <number>  operator's page and API       (ENOM_SIMULATOR_OPERATOR_PORT, two above)
  --no-https                HTTP only
  --name <host>             another name in the HTTPS certificate, such as reseller.enom.com; may be given several times
  --host <address>          where to listen               (ENOM_SIMULATOR_HOST, 127.0.0.1)
  --memory                  keep everything in memory; nothing is written, and it ends with the server
  --data-dir <folder>       all state; delete it to start again (ENOM_SIMULATOR_DATA_DIR, .data/enom)
  --mood <name>             ${PRESET_NAMES.join(', ')}: how often answers fail, lag or lie
  --seed <number>           what the moods are drawn with; the same calls then get the same fate
  --strict                  refuse what Enom's documents refuse, and warn of what is only tolerated
  --instant                 issue as soon as a request is sent, without any approval
  --url <url>               how approvers reach it from their mails  (ENOM_SIMULATOR_URL, its own address)
  --smtp <url>              where approval mails go       (SMTP_URL, smtp://127.0.0.1:4025)
  --help                    this text

It needs no other service. Mails wait where no mail server answers; the operator page can approve in their place.
`

function readOptions() {
  const { env } = process
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: env.ENOM_SIMULATOR_PORT ?? '4010' },
      'https-port': { type: 'string', default: env.ENOM_SIMULATOR_HTTPS_PORT ?? '' },
      'operator-port': { type: 'string', default: env.ENOM_SIMULATOR_OPERATOR_PORT ?? '' },
      'no-https': { type: 'boolean', default: false },
      name: { type: 'string', multiple: true, default: [] },
      host: { type: 'string', default: env.ENOM_SIMULATOR_HOST ?? '127.0.0.1' },
      memory: { type: 'boolean', default: false },
      'data-dir': { type: 'string', default: env.ENOM_SIMULATOR_DATA_DIR ?? '.data/enom' },
      mood: { type: 'string' },
      seed: { type: 'string' },
      strict: { type: 'boolean', default: false },
      instant: { type: 'boolean', default: false },
      url: { type: 'string', default: env.ENOM_SIMULATOR_URL ?? '' },
      smtp: { type: 'string', default: env.SMTP_URL ?? 'smtp://127.0.0.1:4025' },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`"${text}" is not a port`)
  return port
}

/** Returns the requested port, or the first port plus an offset. If the first port is 0 (any free port), so is this one. */
function readPortAbove(first: number, places: number, asked: string): number {
  return asked ? readPort(asked) : first && first + places
}

function readName(text: string): string {
  const name = isIP(text) ? text : readHost(text)
  if (!name) throw new Error(`"${text}" is not a host name`)
  return name
}

function readMood(text: string): (typeof PRESET_NAMES)[number] {
  const name = PRESET_NAMES.find((one) => one === text)
  if (!name) throw new Error(`"${text}" is not a mood; there are ${PRESET_NAMES.join(', ')}`)
  return name
}

function readSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`"${text}" is not a seed; use a whole number`)
  return Number(text)
}

function greeting({ url, httpsUrl, operatorUrl, rootFile, port }: EnomSimulator): string {
  const login = `uid=${DEFAULT_ACCOUNT.loginId}&pw=${DEFAULT_ACCOUNT.password}`
  const root = rootFile ? `${rootFile}, also at ${url}/ca/root.pem` : `${url}/ca/root.pem`
  const lines = [
    `enom simulator ready: ${url}/interface.asp, operator page ${operatorUrl}/operator`,
    ...(httpsUrl ? [`  over HTTPS:  ${httpsUrl}/interface.asp (trust ${root})`] : []),
    `  login:       ${DEFAULT_ACCOUNT.loginId} / ${DEFAULT_ACCOUNT.password}, unless the operator page changed it`,
    `  try:         curl 'http://127.0.0.1:${port}/interface.asp?command=GetBalance&${login}&responsetype=xml'`,
  ]
  return `${lines.join('\n')}\n`
}

function tellWarnings({ command, warnings = [] }: CallRecord): void {
  for (const warning of warnings) process.stderr.write(`strict: ${command}: ${warning}\n`)
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  const port = readPort(options.port)
  const httpsPort = readPortAbove(port, 1, options['https-port'])
  const mood = {
    ...(options.mood === undefined ? {} : { name: readMood(options.mood) }),
    ...(options.seed === undefined ? {} : { seed: readSeed(options.seed) }),
  }
  const simulator = await startEnomSimulator({
    port,
    operatorPort: readPortAbove(port, 2, options['operator-port']),
    host: options.host,
    names: options.name.map(readName),
    dataDir: options.memory ? null : options['data-dir'],
    smtpUrl: options.smtp,
    mood,
    onCall: tellWarnings,
    ...(options['no-https'] ? {} : { httpsPort }),
    ...(options.url ? { publicUrl: options.url } : {}),
    ...(options.strict ? { strict: true } : {}),
    ...(options.instant ? { instant: true } : {}),
  })
  process.stdout.write(greeting(simulator))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => simulator.close().then(() => process.exit(0)))
}

main().catch((fault) => {
  process.stderr.write(`The Enom simulator could not start: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
  process.exit(1)
})
