import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { buildShop } from '../scripts/build/build-shop'
import { withDatabase } from '../scripts/database/with-database'
import { findBusyPort } from '../scripts/run/parts'
import { readSettings, type Settings } from '../scripts/run/settings'
import { freePorts, localSettings, type Ports } from '../scripts/run/stack'

export const DIRECTORY = path.resolve('.data/e2e')
const PORTS_FILE = path.join(DIRECTORY, 'ports.json')
const portsSchema = z.object({ web: z.int(), enom: z.int(), stripe: z.int(), mail: z.int(), inbox: z.int(), dns: z.int() })

export type Prepared = { settings: Settings; ports: Ports }

/** Prepares the shop under test. Only the port numbers are kept from the last run, so that an unchanged build can be reused. */
export async function prepare(): Promise<Prepared> {
  const ports = await choosePorts()
  for (const name of ['postgres', 'enom', 'stripe', 'inbox', 'logs']) rmSync(path.join(DIRECTORY, name), { recursive: true, force: true })
  mkdirSync(DIRECTORY, { recursive: true })
  writeFileSync(PORTS_FILE, JSON.stringify(ports))
  const prepared = readPrepared()
  await withDatabase(localSettings({ ...prepared, mode: 'production' }), DIRECTORY, (settings) =>
    buildShop(settings, (stage) => console.info(stage)),
  )
  return prepared
}

/** Reads what `prepare` stored for the run. */
export function readPrepared(): Prepared {
  const { DATABASE_URL: _own, ...settings } = readSettings()
  return { settings: { ...settings, NODE_ENV: 'production' }, ports: portsSchema.parse(JSON.parse(readFileSync(PORTS_FILE, 'utf8'))) }
}

async function choosePorts(): Promise<Ports> {
  const kept = existsSync(PORTS_FILE) ? portsSchema.safeParse(JSON.parse(readFileSync(PORTS_FILE, 'utf8'))).data : undefined
  if (kept && (await findBusyPort(kept)) === null) return kept
  return freePorts()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await prepare()
