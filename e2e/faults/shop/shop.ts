import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { FAULT_POINTS } from '../../../lib/fault-point'
import { compile } from '../../../scripts/build/compile'
import { freePort } from '../../../scripts/database/free-port'
import { startPgBouncer } from '../../../scripts/edge/start-pgbouncer'
import type { Part } from '../../../scripts/run/parts'
import { type ShopProcess, type Stack, startStack } from '../../../scripts/run/stack'
import { type ProxyMode, startFaultProxy } from '../../../scripts/test/fault-proxy'
import { readPrepared } from '../../prepare'
import type { Options } from '../options'
import { DEEDS, type Step, writePlan } from '../plan/plan'
import { type StopMode, startFaultDatabase } from './fault-database'
import { startFront } from './front'
import { until } from './until'

export const FAULT_DIRECTORY = path.resolve('.data/faults')

const hitSchema = z.object({
  at: z.number(),
  part: z.string(),
  pid: z.number(),
  point: z.enum(FAULT_POINTS),
  count: z.number(),
  deed: z.enum(DEEDS).optional(),
})
/** Recorded when a process reaches a fault point; `deed` is what the plan made the process do there. */
export type Hit = z.infer<typeof hitSchema>

/** The plan for a process, reread at each start. */
export type Planner = (name: ShopProcess) => readonly Step[]

export type FaultShop = {
  addresses: Stack['addresses']
  processes: readonly ShopProcess[]
  /** The port of each web process. */
  webPorts: readonly number[]
  /** Connects directly to PostgreSQL, bypassing the breakable link. */
  databaseUrl: string
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Sends `POST /operator/api/<verb>` to a simulator. @throws Error if the simulator refuses it. */
  operateStripe(verb: string, input?: object): Promise<unknown>
  operateEnom(verb: string, input?: object): Promise<unknown>
  viewEnom(name: string): Promise<unknown>
  /** Sets the plan that processes use from their next start. */
  plan(planner: Planner): void
  hits(): Hit[]
  /** Returns the running process with this name, if any. */
  part(name: ShopProcess): Part | undefined
  /** Kills processes as a power cut would, and waits until all of them are running again. */
  restart(names?: readonly ShopProcess[]): Promise<void>
  /**
   * Stops a process as a service manager does for an update, and waits until it is running again, from the folder that `folderOf` now
   * returns.
   */
  restartGently(name: ShopProcess): Promise<void>
  /** Every process that ended unexpectedly, for any reason. Each is restarted. */
  deaths(): readonly { name: ShopProcess; at: number }[]
  /** Kills every process, runs `work` while the shop is down, and waits until all processes are running again. */
  whileDown(work: () => Promise<void>): Promise<void>
  /** Restarts PostgreSQL from what is on disk, like `pg_ctl restart` with this mode. */
  restartDatabase(mode?: StopMode): Promise<void>
  /** Destroys the database, as a broken disk would. */
  loseDatabase(): Promise<void>
  /** Sets the behaviour of the link between the shop's processes and PostgreSQL. */
  setDatabaseLink(mode: ProxyMode): Promise<void>
  /** Releases all processes waiting at a fault point, now and in future, until `closeBarrier` is called. */
  openBarrier(): void
  closeBarrier(): void
  /** Sets the clock of the web and worker processes; `offset` is the difference from real time in milliseconds. */
  moveClock(offset: number): void
  stop(): Promise<void>
}

/**
 * Starts the real shop as separate processes for a fault run: `webs` web processes and `workers` workers. A process that dies is restarted
 * with the planner's current plan. The data folder is new each time; the build and the ports are the same as those of the browser tests.
 * `server` is an existing PostgreSQL to use instead of starting one.
 */
export async function startFaultShop({
  webs,
  workers,
  through,
  folderOf,
  server,
}: Pick<Options, 'webs' | 'workers' | 'through'> & { folderOf?: (name: ShopProcess) => string; server?: string }): Promise<FaultShop> {
  const { settings, ports } = readPrepared()
  rmSync(FAULT_DIRECTORY, { recursive: true, force: true })
  mkdirSync(FAULT_DIRECTORY, { recursive: true })
  const files = {
    log: path.join(FAULT_DIRECTORY, 'hits.jsonl'),
    barrier: path.join(FAULT_DIRECTORY, 'open'),
    clock: path.join(FAULT_DIRECTORY, 'clock'),
    plant: path.join(FAULT_DIRECTORY, 'plant.mjs'),
  }
  writeFileSync(files.log, '')
  await compile({ plant: 'e2e/faults/shop/plant.ts' }, FAULT_DIRECTORY)
  const processes = [...numbered('worker', workers), ...numbered('web', webs)]
  const webPorts = new Map<ShopProcess, number>()
  const taken = new Set(Object.values(ports))
  for (const name of numbered('web', webs)) webPorts.set(name, await anotherPort(taken))

  const database = await startFaultDatabase({ settings, directory: FAULT_DIRECTORY, port: await anotherPort(taken), server })
  const { hostname: host, port } = new URL(database.url)
  const link = await startFaultProxy({ to: { host, port: Number(port) } })
  const direct = link.through(database.url)
  const pooler = through === 'pgbouncer' ? await startPgBouncer(direct, path.join(FAULT_DIRECTORY, 'logs/pgbouncer.log')) : null
  let planner: Planner = () => []
  const deaths: { name: ShopProcess; at: number }[] = []
  let isEnding = false
  let mayStart = Promise.resolve()

  const stack = await startStack({
    settings: { ...settings, DATABASE_URL: database.url },
    ports,
    directory: FAULT_DIRECTORY,
    mode: 'production',
    tell: () => undefined,
    processes,
    startWith: (name) => ({
      preload: [files.plant],
      ...(folderOf && { folder: folderOf(name) }),
      settings: {
        ...(webPorts.has(name) && { PORT: String(webPorts.get(name)), TRUSTED_PROXIES: '1' }),
        DATABASE_URL: pooler?.url ?? direct,
        ...(pooler && { DIRECT_DATABASE_URL: direct }),
        LOG_LEVEL: 'warn',
        KEELMARK_FAULT_PART: name,
        KEELMARK_FAULT_PLAN: writePlan(planner(name)),
        KEELMARK_FAULT_LOG: files.log,
        KEELMARK_FAULT_BARRIER: files.barrier,
        KEELMARK_FAULT_CLOCK: files.clock,
      },
    }),
  }).catch(async (error) => {
    await pooler?.stop()
    await link.close()
    await database.stop()
    throw error
  })
  const front = await startFront(ports.web, [...webPorts.values()])
  const pool = new pg.Pool({ connectionString: database.url, max: 3 })
  pool.on('error', () => undefined)
  const running = new Map<ShopProcess, Part>()

  async function keep(name: ShopProcess): Promise<void> {
    let part = stack.part(name)
    while (!isEnding) {
      if (part) running.set(name, part)
      await part?.gone
      running.delete(name)
      if (isEnding) return
      if (part) deaths.push({ name, at: Date.now() })
      await mayStart
      // If a process dies again before it is ready, that counts as another death, and its next start uses the next plan.
      part = await stack.start(name).catch(() => {
        deaths.push({ name, at: Date.now() })
        return undefined
      })
    }
    await part?.kill()
  }
  const keeping = processes.map(keep)

  const operator =
    (base: string) =>
    async (verb: string, input: object = {}) => {
      const answer = await fetch(`${base}/operator/api/${verb}`, { method: 'POST', body: JSON.stringify(input) })
      const body: unknown = await answer.json()
      if (!answer.ok) throw new Error(`The operator at ${base} refused ${verb}: ${JSON.stringify(body)}`)
      return body
    }

  return {
    addresses: stack.addresses,
    processes,
    webPorts: [...webPorts.values()],
    databaseUrl: database.url,
    query: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(sql, [...values])).rows,
    operateStripe: operator(stack.addresses.stripe),
    operateEnom: operator(stack.addresses.enom),
    viewEnom: async (name) => (await fetch(`${stack.addresses.enom}/operator/api/${name}`)).json(),
    plan: (next) => {
      planner = next
    },
    hits: () => readHits(files.log),
    part: (name) => running.get(name),
    async restart(names = processes) {
      const old = names.map((name) => running.get(name)?.pid)
      await Promise.all(names.map((name) => running.get(name)?.kill()))
      await until(() => names.every((name, index) => running.has(name) && running.get(name)?.pid !== old[index]), 240_000, 'the restart')
    },
    async restartGently(name) {
      const old = running.get(name)
      await old?.stop()
      await until(() => running.has(name) && running.get(name) !== old, 120_000, `the restart of ${name}`)
    },
    deaths: () => deaths,
    async whileDown(work) {
      let comeUp: () => void = () => undefined
      mayStart = new Promise((resolve) => {
        comeUp = resolve
      })
      const old = processes.map((name) => running.get(name))
      await Promise.all(old.map((part) => part?.kill()))
      await work().finally(comeUp)
      await until(() => processes.every((name) => running.has(name)), 240_000, 'the start')
    },
    restartDatabase: (mode = 'immediate') => database.restart(mode),
    loseDatabase: database.lose,
    setDatabaseLink: link.set,
    openBarrier: () => writeFileSync(files.barrier, ''),
    closeBarrier: () => rmSync(files.barrier, { force: true }),
    moveClock: (offset) => writeFileSync(files.clock, String(offset)),
    async stop() {
      isEnding = true
      await front.close()
      await pool.end()
      await stack.stop()
      await Promise.all(keeping)
      await pooler?.stop()
      await link.close()
      await database.stop()
    },
  }
}

/** Returns a free port that this run is not using yet. */
async function anotherPort(taken: Set<number>): Promise<number> {
  const port = await freePort()
  if (taken.has(port)) return anotherPort(taken)
  taken.add(port)
  return port
}

function numbered<Kind extends 'web' | 'worker'>(kind: Kind, count: number): ShopProcess[] {
  return Array.from({ length: count }, (_, index): ShopProcess => (index === 0 ? kind : `${kind}-${index + 1}`))
}

function readHits(file: string): Hit[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => hitSchema.parse(JSON.parse(line)))
}
