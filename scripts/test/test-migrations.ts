import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'

const MIGRATIONS = 'prisma/migrations'

/** For tests only: a temporary folder of migrations, and Prisma's CLI running on it with our schema engine. */
export type TestMigrations = {
  folder: string
  /** Copies the shop's migrations into the folder. */
  take(): Promise<void>
  prisma(args: readonly string[], url: string): Promise<{ code: number; said: string }>
  remove(): Promise<void>
}

export async function openMigrations(): Promise<TestMigrations> {
  const root = await mkdtemp(path.join(tmpdir(), 'keelmark-schema-'))
  const folder = path.join(root, 'migrations')
  return {
    folder,
    take: () => cp(MIGRATIONS, folder, { recursive: true }),
    async prisma(args, url) {
      const config = path.join(root, 'prisma.config.mjs')
      const settings = { schema: path.resolve('prisma/schema.prisma'), migrations: { path: folder }, datasource: { url } }
      await writeFile(config, `export default ${JSON.stringify(settings)}`)
      return new Promise((resolve) => {
        execFile(
          process.execPath,
          ['node_modules/prisma/build/index.js', ...args, '--config', config],
          {
            env: {
              ...process.env,
              PRISMA_SCHEMA_ENGINE_BINARY: path.resolve('scripts/database/schema-engine.mjs'),
              CHECKPOINT_DISABLE: '1',
            },
          },
          (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
        )
      })
    },
    remove: () => rm(root, { recursive: true }),
  }
}

/** For tests only: runs one query on a separate connection. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query<Row>(sql)
  } finally {
    await client.end()
  }
}

/** Arguments that compare a database with the schema: the exit code is 0 if they match, 2 if not. */
export const DRIFT = ['migrate', 'diff', '--from-config-datasource', '--to-schema', path.resolve('prisma/schema.prisma'), '--exit-code']
