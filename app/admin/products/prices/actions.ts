'use server'

import { refresh, revalidatePath, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { priceFaultText, pricesText } from '@/lib/catalog/messages'
import { type ChangePricesRefusal, changePrices } from '@/lib/catalog/pricing/change-prices'
import { now } from '@/lib/clock'
import { isCurrency, parseDecimal } from '@/lib/money'
import { acceptCostChange } from '@/lib/prices/cost-changes'

/** `<choice>_<stored price in minor units>_<currency>`. */
const NAME = /^([\da-f-]{36})_(\d{1,9})_([A-Z]{3})$/

const pricesForm = z
  .object({ prices: z.record(z.string().regex(NAME), z.string().trim()), from: z.string().default(''), unprotected: z.string().optional() })
  .transform(({ prices, from, unprotected }, context) => ({
    unprotected: unprotected === 'on',
    validFrom: readDay(from, context),
    prices: Object.entries(prices).flatMap(([name, typed]) => {
      const [, choiceId = '', seen = '', currency = ''] = NAME.exec(name) ?? []
      const amount = isCurrency(currency) ? parseDecimal(typed, currency) : null
      if (amount === null || amount <= 0) {
        context.addIssue({
          code: 'custom',
          path: ['prices', name],
          message: priceFaultText(typed, isCurrency(currency) ? currency : 'USD'),
        })
        return []
      }
      return [{ choiceId, amount, seen: Number(seen) }]
    }),
  }))

function readDay(from: string, context: z.RefinementCtx): Date | null {
  if (!from) return null
  if (!z.iso.date().safeParse(from).success)
    context.addIssue({ code: 'custom', path: ['from'], message: `“${from}” is not a date. Enter it like this: 2026-12-01.` })
  return new Date(from)
}

/** Saves all prices in the table that differ from the stored ones, or schedules them. */
export const savePrices = defineAction({ input: pricesForm, guard: 'staff', deed: 'products' }, async (input, { actor }) => {
  const changed = await changePrices(actor, input)
  if (!changed.ok) return refusedAt(FIELDS[changed.error.code], pricesText(changed.error))
  updateTag('catalogue')
  revalidatePath('/', 'layout')
  redirect(`/admin/products/prices?saved=${now().getTime()}`)
})

/** The field that each refusal belongs to. Refusals not listed here belong to the whole table. */
const FIELDS: Partial<Record<ChangePricesRefusal['code'], string>> = { unprotected: 'unprotected', 'in-the-past': 'from' }

const costInput = z.object({ accountId: z.uuid(), enomProdType: z.coerce.number().int(), cost: z.coerce.number().int() })

/** Keeps the current prices even though a cost has changed. */
export const keepPrice = defineAction({ input: costInput, guard: 'staff', deed: 'products' }, async (cost, { actor }) => {
  const accepted = await acceptCostChange(actor, cost)
  refresh()
  if (!accepted.ok)
    return { status: 'refused', message: 'This cost has changed again. Nothing was done: the list now shows the latest one.' }
})
