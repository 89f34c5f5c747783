import { db } from '../db/client'
import type { TaxMode } from '../db/generated/enums'

/** Returns how catalogue prices stand to tax. Anyone may read it. */
export async function readTaxMode(): Promise<TaxMode> {
  const settings = await db.taxSettings.findUnique({ where: { id: 1 }, select: { mode: true } })
  return settings?.mode ?? 'off'
}
