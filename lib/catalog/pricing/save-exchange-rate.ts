import { z } from 'zod'
import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { DAY, later, now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { COST_CURRENCY, isCurrency } from '../../money'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { listCostsIn } from '../product-costs'
import { type ExchangeRate, readRate } from './exchange-rates'

/** How far ahead the date may be, for staff in time zones where the next day has already begun. */
const LATEST = DAY

/** Converts a typed rate such as `0.92` to millionths. Returns null if it is not a rate above zero with at most six decimals. */
function parseRate(typed: string): bigint | null {
  const match = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(typed)
  const micros = match ? BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`) : 0n
  return micros > 0n ? micros : null
}

function rateFaultText(typed: string): string {
  const meant = typed.replace(',', '.')
  if (meant !== typed && parseRate(meant)) return `“${typed}” is not a rate the shop can read. Did you mean ${meant}?`
  return `“${typed}” is not a rate. Enter how much one US dollar is worth, above 0, with at most six decimals, such as 0.92.`
}

export const exchangeRateInput = z.object({
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .superRefine((code, context) => {
      if (code === COST_CURRENCY)
        context.addIssue({ code: 'custom', message: 'US dollars need no rate, because Enom charges in US dollars.' })
      else if (!isCurrency(code)) {
        context.addIssue({ code: 'custom', message: `“${code}” is not a currency code. Use one such as EUR.` })
      }
    }),
  micros: z
    .string()
    .trim()
    .transform((typed, context) => {
      const micros = parseRate(typed)
      if (micros === null) context.addIssue({ code: 'custom', message: rateFaultText(typed) })
      return micros ?? 0n
    }),
  asOf: z.iso
    .date('Enter the date of the rate, such as 2026-11-29.')
    .transform((day) => new Date(day))
    .refine((day) => day <= later(now(), LATEST), 'The date of the rate is in the future.'),
})

export type ExchangeRateInput = z.output<typeof exchangeRateInput>

/**
 * Sets the value of a US dollar in another currency. Existing orders keep the rate of the day on which they were placed. Prices that now
 * cover their cost are protected from then on. Returns how many prices on sale are now below cost.
 */
export async function saveExchangeRate(
  actor: Actor,
  { currency, micros, asOf }: ExchangeRateInput,
): Promise<Result<{ losing: number }, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const rate = { micros, asOf }
    const before = await readRate(tx, currency)
    await tx.exchangeRate.upsert({ where: { currency }, create: { currency, ...rate }, update: rate })
    const costs = await listCostsIn(tx, currency)
    const covered = costs.filter(({ state }) => state === 'good').map(({ choiceId }) => choiceId)
    await tx.productChoice.updateMany({ where: { id: { in: covered }, unprotected: true }, data: { unprotected: false } })
    const recorded = (of: Pick<ExchangeRate, 'micros' | 'asOf'>) => ({
      currency,
      rate: Number(of.micros) / 1e6,
      asOf: of.asOf.toISOString().slice(0, 10),
    })
    const change = { before: before && recorded(before), after: recorded(rate) }
    await recordStaffAction(tx, actor, { action: 'product.exchange_rate', subject: { kind: 'product' }, ...change })
    return ok({ losing: costs.filter(({ margin }) => margin !== null && margin < 0).length })
  })
}
