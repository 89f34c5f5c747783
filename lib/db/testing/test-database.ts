import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'

// Runs before each *.db.test.ts file. Each file gets its own database, copied from the migrated template and dropped afterwards. Files
// share a process, its loaded packages and the Prisma client, whose compiled queries take seconds to rebuild. Each file has its own shop
// modules, settings and clock.
const given = { ...process.env }
vi.resetModules()

const template = new URL(inject('templateUrl'))
// The client keeps its connection URL, so the files of a process use the same database name in turn.
const name = `test_${inject('templateUrl').split('/').at(-1)}_${process.pid}`
const server = new URL(template)
server.pathname = '/postgres'
const admin = new pg.Client({ connectionString: server.href })
await admin.connect()
await admin.query(`drop database if exists ${name} with (force)`)
await admin.query(`create database ${name} template ${template.pathname.slice(1)}`)

const own = new URL(template)
own.pathname = `/${name}`
process.env.DATABASE_URL = own.href

afterAll(async () => {
  const { db } = await import('../client')
  await db.$disconnect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const setting of Object.keys(process.env)) if (!(setting in given)) delete process.env[setting]
  Object.assign(process.env, given)
  const held = globalThis as { keelmarkFaultPoint?: unknown; [traffic: symbol]: unknown }
  held.keelmarkFaultPoint = held[Symbol.for('keelmark.traffic')] = undefined
})
