import pg from 'pg'
import { env } from '../config/env'
import { poolSettings } from '../db/sessions'

/** Changes with every row that is written, so that code that changes the catalogue need not report it. */
const VERSION = ['Product', 'ProductChoice', 'CertificateType']
  .map((table) => `(select coalesce(sum(hashtextextended(t.ctid::text || t.xmin::text, 0)), 0)::text from "${table}" t)`)
  .join(" || ' ' || ")

const pool = new pg.Pool(poolSettings(env.DATABASE_URL, 1))
pool.on('error', () => undefined)

/** Returns a text that differs whenever anything on sale was added, changed or removed. Uses its own connection. */
export async function readCatalogueVersion(): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(`select ${VERSION} as version`)
  return rows[0]?.version ?? ''
}

export async function closeCatalogueVersion(): Promise<void> {
  await pool.end()
}
