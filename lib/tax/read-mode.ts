import { db } from '../db/client'
import type { TaxCalculator, TaxMode } from '../db/generated/enums'

/** Returns whether catalogue prices include tax. Anyone may read it. */
export async function readTaxMode(): Promise<TaxMode> {
  const settings = await db.taxSettings.findUnique({ where: { id: 1 }, select: { mode: true } })
  return settings?.mode ?? 'off'
}

/** Returns who calculates the tax, or null if none is charged. Anyone may read it. */
export async function readCalculator(): Promise<TaxCalculator | null> {
  const settings = await db.taxSettings.findUnique({ where: { id: 1 }, select: { mode: true, calculator: true } })
  return settings && settings.mode !== 'off' ? settings.calculator : null
}
