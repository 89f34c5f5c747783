import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/**
 * The types of PostgreSQL's one-byte `"char"`, which its catalogue tables use but Prisma's adapter rejects, and of `text`, which it
 * accepts.
 */
const CHAR = 18
const TEXT = 25

/** For each result, identified by its rows, the columns of type `"char"`. */
const charColumns = new WeakMap()

/** Connections that report `"char"` columns as text, so that the adapter accepts them, and record which columns these are. */
class CataloguePool extends pg.Pool {
  async query(...args) {
    const result = await super.query(...args)
    const columns = result.fields.flatMap((field, at) => (field.dataTypeID === CHAR ? [at] : []))
    for (const at of columns) result.fields[at].dataTypeID = TEXT
    charColumns.set(result.rows, columns)
    return result
  }
}

/** Provides the engine's connections: to the database itself, and to an empty one in which it replays migrations. */
export function connectionsTo(url) {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    connectToShadowDb: () => connectToShadow(url),
  }
}

async function connect(url) {
  const pool = new CataloguePool({ connectionString: url })
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  // If these columns were reported to the engine as text, it would find no constraints and no defaults, and no differences between
  // databases.
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const at of charColumns.get(result.rows) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character
    return result
  }
  // The adapter's own method splits a migration at every semicolon, even inside a function body.
  adapter.executeScript = (script) => runWhole(pool, script).catch((error) => adapter.onError(error))
  return adapter
}

async function runWhole(pool, script) {
  const client = await pool.connect()
  try {
    await client.query(script)
  } finally {
    client.release()
  }
}

// The adapter's own method is not used: with a connection string, it replays the migrations on the database itself.
async function connectToShadow(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`
  await run(url, `create database "${name}"`)
  const shadow = new URL(url)
  shadow.pathname = `/${name}`
  const adapter = await connect(shadow.href)
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await run(url, `drop database if exists "${name}" with (force)`)
  }
  return adapter
}

async function run(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
