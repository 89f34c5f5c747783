import pg from 'pg'
import { now } from '../../clock'
import { env } from '../../config/env'
import { poolSettings } from '../../db/sessions'

/** Changes with every written row and whenever a sale begins or ends, so code that changes the catalogue need not report it. */
const VERSION = ['Product', 'ProductChoice', 'CertificateType', 'LegalText', 'Brand']
  .map((table) => `(select coalesce(sum(hashtextextended(t.ctid::text || t.xmin::text, 0)), 0)::text from "${table}" t)`)
  .concat(`(select count(*) filter (where "saleFrom" <= $1::date) - count(*) filter (where "saleUntil" < $1::date) from "Product")::text`)
  .join(" || ' ' || ")

const pool = new pg.Pool(poolSettings(env.DATABASE_URL, 1))
pool.on('error', () => undefined)

/** Returns a string that changes whenever anything on sale is added, changed or removed. Uses its own connection. */
export async function readCatalogueVersion(): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(`select ${VERSION} as version`, [now().toISOString().slice(0, 10)])
  return rows[0]?.version ?? ''
}

export async function closeCatalogueVersion(): Promise<void> {
  await pool.end()
}
