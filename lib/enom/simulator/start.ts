import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import path from 'node:path'
import { openAuthority } from './authority'
import type { World } from './commands/command'
import { createRoutes, type Handler, perform } from './http/routes'
import type { CallRecord } from './interface'
import { createMails } from './mails'
import type { PRESET_NAMES } from './moods/presets'
import { setAccount } from './operator/verbs'
import { viewAccount, viewCertificate } from './operator/views'
import { lockFolder } from './state/folder-lock'
import type { LedgerEntry } from './state/schema'
import { openStore } from './state/store'
import { createClock } from './time/clock'

/** An account to create at the first start. Money is in cents. */
type SeedAccount = { loginId: string; password: string; ips?: string[]; balance?: number }

export type EnomSimulatorOptions = {
  /** 0 picks any free port. */
  port: number
  /**
   * Port for HTTPS in addition to HTTP, with a certificate from this server's own authority. 0 picks any free port; unset disables HTTPS.
   */
  httpsPort?: number
  /** Names in the HTTPS certificate besides localhost, such as a client's built-in host. */
  names?: string[]
  /** Separate port for the operator's page and API. 0 picks any free port; unset serves them on the other ports. */
  operatorPort?: number
  /**
   * Folder for all state, which survives a kill: certificates, accounts, settings, the ledger and the authority's key. Null keeps the state
   * in memory until the server stops.
   */
  dataDir: string | null
  /** Base URL at which approvers reach this server, for links in emails. Defaults to the server's own. */
  publicUrl?: string
  /** Mail server for the authority's emails. If unset, they stay pending. */
  smtpUrl?: string
  /** Whether to issue immediately when a request is submitted. Unset leaves the switch as it was. */
  instant?: boolean
  /** Whether to refuse what Enom's documents rule out, and warn about what is merely tolerated. Unset leaves the switch as it was. */
  strict?: boolean
  /** The initial moods. Unset leaves the moods as they were. */
  mood?: { name?: (typeof PRESET_NAMES)[number]; seed?: number }
  /** Called once for each call, when its response is ready. */
  onCall?: (call: CallRecord) => void
  accounts?: SeedAccount[]
  host?: string
}

export type EnomSimulator = {
  /** `http://host:port`, with Enom's API at `/interface.asp`. */
  url: string
  port: number
  /** The same over HTTPS, or null if it is disabled. */
  httpsUrl: string | null
  /** `http://host:port` of the operator's page and API at `/operator`. */
  operatorUrl: string
  /** Path of the root certificate, for clients that need to trust the HTTPS server. Empty if everything is in memory. */
  rootFile: string
  /** Read-only view of the server's state, for tests that run the server in their own process. */
  state: {
    certificates(): ReturnType<typeof viewCertificate>[]
    accounts(): ReturnType<typeof viewAccount>[]
    ledger(): LedgerEntry[]
    calls(): readonly CallRecord[]
    rootPem: string
  }
  /**
   * Runs a verb, like `POST /operator/api/<verb>`.
   * @throws Error when the verb is unknown or refused.
   */
  operate(verb: string, input?: object): Promise<void>
  close(): Promise<void>
}

/** The account on a new server. */
export const DEFAULT_ACCOUNT: SeedAccount = { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1', '::1'], balance: 500_000 }

const SERVER_NAMES = ['localhost', '127.0.0.1', '::1']

/** Starts a server that simulates Enom's reseller API for certificates and the authorities behind it. */
export async function startEnomSimulator(options: EnomSimulatorOptions): Promise<EnomSimulator> {
  const release = options.dataDir === null ? () => {} : lockFolder(options.dataDir)
  try {
    return await startOnFolder(options, release)
  } catch (fault) {
    release()
    throw fault
  }
}

async function startOnFolder(options: EnomSimulatorOptions, release: () => void): Promise<EnomSimulator> {
  const { port, dataDir, host = '127.0.0.1', accounts = [DEFAULT_ACCOUNT] } = options
  const store = openStore(dataDir)
  const clock = createClock(store)
  for (const account of accounts) {
    if (!store.account(account.loginId)) setAccount({ store, clock }, account)
  }
  let publicUrl = options.publicUrl ?? ''
  const mails = createMails(store, options.smtpUrl, () => publicUrl)

  const server = createServer()
  const bound = await listen(server, port, host)
  const url = `http://${forUrl(host)}:${bound}`
  publicUrl ||= url

  const authority = await openAuthority(dataDir && path.join(dataDir, 'ca'), clock.now(), publicUrl)
  const world: World = { store, clock, authority, sendMails: mails.send }
  const { serve, calls } = createRoutes(world, options.onCall)
  const main = answerFaults(serve(options.operatorPort === undefined ? ['interface', 'operator'] : ['interface']))
  server.on('request', main)
  const names = [...SERVER_NAMES, ...(options.names ?? [])]
  const secure = options.httpsPort === undefined ? null : createSecureServer(await authority.forServer(names), main)
  const httpsUrl = secure ? `https://${forUrl(host)}:${await listen(secure, options.httpsPort ?? 0, host)}` : null
  const operator = options.operatorPort === undefined ? null : createServer(answerFaults(serve(['operator'])))
  const operatorUrl = operator ? `http://${forUrl(host)}:${await listen(operator, options.operatorPort ?? 0, host)}` : url
  const { instant, strict, mood } = options
  if (instant !== undefined || strict !== undefined) await operate('set-switches', { instant, strict })
  if (mood?.name) await operate('set-mood-preset', { name: mood.name, seed: mood.seed })
  else if (mood?.seed !== undefined) await operate('set-moods', { seed: mood.seed })
  mails.send()

  async function operate(verb: string, input: object = {}): Promise<void> {
    const error = await perform(world, verb, () => input)
    if (error) throw new Error(error)
  }

  return {
    url,
    port: bound,
    httpsUrl,
    operatorUrl,
    rootFile: authority.rootFile,
    state: {
      certificates: () => store.certificates().map(viewCertificate),
      accounts: () => store.accounts().map(viewAccount),
      ledger: () => store.ledger(),
      calls: () => calls,
      rootPem: authority.rootPem,
    },
    operate,
    async close() {
      await Promise.all([server, secure, operator].map((one) => one && closeServer(one)))
      await mails.close()
      release()
    },
  }
}

function answerFaults(handle: Handler): RequestListener {
  return (request, response) => {
    handle(request, response).catch((fault) => {
      process.stderr.write(`Enom simulator: ${fault instanceof Error ? fault.stack : fault}\n`)
      if (response.headersSent) request.socket.destroy()
      else response.writeHead(500).end('The simulator itself failed; its log says why.')
    })
  }
}

/** Starts listening and returns the port. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  const listening = once(server, 'listening')
  server.listen(port, host)
  await listening
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port')
  return address.port
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

/** Puts an IPv6 address in brackets, as URLs require. */
function forUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
