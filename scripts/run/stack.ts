import path from 'node:path'
import { buildShop, forgetStaleBuild } from '../build/build-shop'
import { freePort } from '../database/free-port'
import { prepareDatabase } from '../database/prepare-database'
import { startDatabase } from '../database/with-database'
import { UNFINISHED_PAST } from '../demo/places'
import { keepTelling } from './keep-telling'
import { findBusyPort, type Part, startPart } from './parts'
import type { Settings } from './settings'

export type Ports = { web: number; enom: number; stripe: number; mail: number; inbox: number; dns: number }

export type StackPlan = {
  settings: Settings
  ports: Ports
  /** The folder for the parts' data: database, simulators, emails, logs. */
  directory: string
  mode: 'production' | 'development'
  /** Receives one line about each part as it starts. */
  tell: (part: string, text: string) => void
  /** Receives each line of the web part's output. */
  onWebLine?: (line: string) => void
  /** Whether to fill an empty database with a year of history. */
  past?: boolean
  /** The shop's own processes. Default: `['worker', 'web']`. Two web processes need different ports; see `startWith`. */
  processes?: readonly ShopProcess[]
  /**
   * Called whenever one of these processes starts. Returns additional settings for the process, modules that node loads before its code,
   * and the built checkout that it runs from.
   */
  startWith?: (name: ShopProcess) => { settings?: Record<string, string>; preload?: readonly string[]; folder?: string }
}

/**
 * The same Node options as in `npm start` and `npm run worker`: the heap grows in small steps, and WebAssembly is compiled only once. Under
 * load (`npm run bench:memory`), both processes then use half the memory they would otherwise; see docs/decisions/0037-memory.md.
 */
const NODE_FLAGS = {
  web: ['--max-semi-space-size=8', '--heap-growing-percent=40', '--liftoff-only'],
  // The worker's latency does not matter, so it collects garbage more often.
  worker: ['--max-semi-space-size=4', '--heap-growing-percent=20', '--liftoff-only'],
}

export type ShopProcess = 'web' | 'worker' | `web-${number}` | `worker-${number}`
type StandIn = 'enom' | 'stripe' | 'inbox' | 'dns'
export type PartName = 'database' | StandIn | ShopProcess

export type Stack = {
  /** The settings of the shop's own processes. */
  settings: Settings
  addresses: { web: string; enom: string; stripe: string; inbox: string }
  part: (name: PartName) => Part | undefined
  start: (name: Exclude<PartName, 'database'>) => Promise<Part>
  stop: () => Promise<void>
}

/**
 * Starts the whole shop on this computer: PostgreSQL (unless the settings name one), migrations, seed, simulators for Enom, Stripe, DNS and
 * the mail server, the build, the worker and the web server. If a part fails, those already running are stopped.
 * @throws Error with a one-line message that names the failed part and the reason.
 */
export async function startStack(plan: StackPlan): Promise<Stack> {
  const { ports, tell } = plan
  const told = (part: string) => (text: string) => tell(part, text)
  await refuseBusyPorts(ports)
  const addresses = addressesOf(ports)
  let settings = localSettings(plan)
  const running = new Map<PartName, Part>()
  const logDirectory = path.join(plan.directory, 'logs')
  const inPlan = (name: string) => path.resolve(plan.directory, name)
  const standIn = (name: string, options: object) => ['--import', 'tsx', 'scripts/run/stand-in.ts', name, JSON.stringify(options)]

  const processes = plan.processes ?? ['worker', 'web']

  // Production runs the compiled processes. Development runs the sources.
  const shopProcess = (name: 'web' | 'worker') =>
    plan.mode === 'production'
      ? [...NODE_FLAGS[name], '--enable-source-maps', `dist/${name}.mjs`]
      : ['--import', 'tsx', `lib/${name}/main.ts`]

  const recipes: Record<StandIn | 'web' | 'worker', () => { args: string[]; ready: RegExp }> = {
    inbox: () => ({ args: standIn('inbox', { smtpPort: ports.mail, httpPort: ports.inbox, dataDir: inPlan('inbox') }), ready: /^ready$/ }),
    enom: () => ({
      args: standIn('enom', { port: ports.enom, dataDir: inPlan('enom'), publicUrl: addresses.enom, smtpUrl: settings.SMTP_URL }),
      ready: /^ready$/,
    }),
    stripe: () => ({
      args: standIn('stripe', {
        port: ports.stripe,
        dataDir: inPlan('stripe'),
        webhookUrl: `${addresses.web}/api/webhooks/stripe`,
        webhookSecret: settings.STRIPE_WEBHOOK_SECRET,
        publicUrl: addresses.stripe,
      }),
      ready: /^ready$/,
    }),
    dns: () => ({ args: standIn('dns', { port: ports.dns }), ready: /^ready$/ }),
    worker: () => ({ args: shopProcess('worker'), ready: /worker ready/ }),
    web: () =>
      plan.mode === 'production'
        ? { args: shopProcess('web'), ready: /web ready/ }
        : { args: ['node_modules/next/dist/bin/next', 'dev', '-H', '127.0.0.1', '-p', String(ports.web)], ready: /Ready in/ },
  }
  const start = async (name: Exclude<PartName, 'database'>) => {
    const { args, ready } = recipes[kindOf(name)]()
    const onLine = name === 'web' ? plan.onWebLine : undefined
    const extra = isShopProcess(name) ? plan.startWith?.(name) : undefined
    const part = await startPart({
      name,
      args: [...(extra?.preload?.flatMap((module) => ['--import', module]) ?? []), ...args],
      ready,
      settings: { ...settings, ...extra?.settings },
      logDirectory,
      ...(extra?.folder && { folder: extra.folder }),
      ...(onLine && { onLine }),
    })
    running.set(name, part)
    return part
  }
  const stop = async () => {
    const own = processes.toSorted((one, other) => one.localeCompare(other))
    for (const name of [...own, 'stripe', 'enom', 'dns', 'inbox'] as const) await running.get(name)?.stop()
    if (plan.mode === 'production' && processes.some((name) => running.has(name))) await forgetStaleBuild(settings).catch(() => undefined)
    await running.get('database')?.stop()
  }

  try {
    await keepTelling(told('database'), 'starting, migrating and filling it', async () => {
      if (!plan.settings.DATABASE_URL) {
        const started = await startDatabase(settings, plan.directory)
        settings = started.settings
        running.set('database', started.database)
      }
      const past = {
        unfinished: inPlan(UNFINISHED_PAST),
        enom: { port: ports.enom, dataDir: inPlan('enom'), publicUrl: addresses.enom },
        stripe: { port: ports.stripe, dataDir: inPlan('stripe'), publicUrl: addresses.stripe },
      }
      await prepareDatabase(settings, plan.past ? past : undefined)
    })
    tell('database', settings.DATABASE_URL?.replace(/:[^:@/]*@/, '@') ?? '')
    await start('inbox')
    tell('inbox', `${addresses.inbox} every email the shop sends`)
    await start('dns')
    tell('dns', `127.0.0.1:${ports.dns} simulates DNS`)
    await start('enom')
    tell('enom', `${addresses.enom}/operator simulates Enom and the authorities`)
    await start('stripe')
    tell('stripe', `${addresses.stripe} simulates Stripe`)
    if (plan.mode === 'production') {
      const outcome = await keepTelling(told('build'), 'checking the sources', (now) => buildShop(settings, now))
      tell('build', outcome === 'built' ? 'done' : 'nothing has changed since the last build')
    }
    for (const name of processes) {
      await keepTelling(told(name), 'starting', () => start(name))
      tell(name, kindOf(name) === 'web' ? addresses.web : 'ready')
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { settings, addresses, part: (name) => running.get(name), start, stop }
}

/** Returns a free port for each part. */
export async function freePorts(): Promise<Ports> {
  return {
    web: await freePort(),
    enom: await freePort(),
    stripe: await freePort(),
    mail: await freePort(),
    inbox: await freePort(),
    dns: await freePort(),
  }
}

/**
 * Returns the ports derived from the web port. 3000 gives the documented 4010, 4020, 4025, 4030 and 4053 for the simulators; other numbers
 * shift them all.
 */
export function portsFrom(web: number): Ports {
  return { web, enom: web + 1010, stripe: web + 1020, mail: web + 1025, inbox: web + 1030, dns: web + 1053 }
}

/** @throws Error with a one-line message that names the first of these ports that is in use. */
export async function refuseBusyPorts(ports: Ports): Promise<void> {
  const busy = await findBusyPort(ports)
  if (!busy) return
  throw new Error(
    `Port ${busy.port} (${busy.name}) is in use by another program. Stop it, or choose other ports: npm run demo -- --port 3100`,
  )
}

/**
 * Returns settings that point everything to this computer, whatever the given settings say: nothing here may reach the real Enom, the real
 * Stripe or a real mailbox.
 */
export function localSettings({ settings, ports, mode }: Pick<StackPlan, 'settings' | 'ports' | 'mode'>): Settings {
  const addresses = addressesOf(ports)
  return {
    ...settings,
    NODE_ENV: mode,
    HOST: '127.0.0.1',
    PORT: String(ports.web),
    APP_URL: addresses.web,
    STRIPE_SECRET_KEY: 'sk_test_keelmark',
    STRIPE_WEBHOOK_SECRET: 'whsec_keelmark',
    STRIPE_API_URL: addresses.stripe,
    SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    ENOM_LIVE_URL: `${addresses.enom}/interface.asp`,
    ENOM_TEST_URL: `${addresses.enom}/interface.asp`,
    EGRESS_IP: '127.0.0.1',
    DNS_SERVERS: `127.0.0.1:${ports.dns}`,
    KEELMARK_REHEARSAL: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

function isShopProcess(name: PartName): name is ShopProcess {
  return /^(web|worker)(-\d+)?$/.test(name)
}

function kindOf(name: Exclude<PartName, 'database'>): StandIn | 'web' | 'worker' {
  if (name === 'enom' || name === 'stripe' || name === 'inbox' || name === 'dns') return name
  return name.startsWith('web') ? 'web' : 'worker'
}

function addressesOf(ports: Ports): Stack['addresses'] {
  const at = (port: number) => `http://127.0.0.1:${port}`
  // Browsers create passkeys for a host name, not for an IP address.
  return { web: `http://localhost:${ports.web}`, enom: at(ports.enom), stripe: at(ports.stripe), inbox: at(ports.inbox) }
}
