import { expect, type Locator, type Page } from '@playwright/test'
import pg from 'pg'
import { running } from './running'

/** Reloads the page until `wanted` is visible, without waiting for the shop's delays. */
export async function eventually(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await letTimePass()
    await page.reload()
    await expect(wanted.first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 45_000, intervals: [100, 200, 400] })
}

/** Makes all scheduled jobs due and runs the sweep. */
export async function letTimePass(): Promise<void> {
  await query('update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null')
  await query('update "EnomAccount" set "nextProbeAt" = null')
  await query("select graphile_worker.add_job('shop.sweep', '{}', job_key => 'shop.sweep')")
}

/** Waits until no purchase is running or has an unknown outcome, so that an outage does not affect a purchase started by another test. */
export async function letPurchasesEnd(): Promise<void> {
  await expect(async () => {
    await letTimePass()
    expect(await query('select 1 from "SupplierOperation" where "inFlightKey" is not null')).toEqual([])
    expect(await query(`select 1 from "Certificate" where stage = 'purchase' and hold is null`)).toEqual([])
    expect(await query('select 1 from "EnomAccount" where "brokenSince" is not null')).toEqual([])
  }).toPass({ timeout: 60_000 })
}

/** Queries the shop's database. */
export async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: running.databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
