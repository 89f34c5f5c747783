'use server'

import { refresh, revalidatePath, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { deleteProduct } from '@/lib/catalog/delete-product'
import { duplicateProduct } from '@/lib/catalog/duplicate-product'
import { deleteProductText, PRODUCT_GONE, priceFaultText, pricesText } from '@/lib/catalog/messages'
import { moveProduct } from '@/lib/catalog/move-product'
import { cancelPriceChange } from '@/lib/catalog/pricing/cancel-price-change'
import { changePrices } from '@/lib/catalog/pricing/change-prices'
import { roundPrice } from '@/lib/catalog/pricing/propose-prices'
import { readRounding } from '@/lib/catalog/pricing/rounding'
import { saveProduct } from '@/lib/catalog/save-product'
import { now } from '@/lib/clock'
import { currencyDigits, formatMoney, parseDecimal } from '@/lib/money'
import { productForm } from './product-input'
import { refusedProduct } from './refused-product'

/** Every page depends on the catalogue, even if only on whether a product exists. This revalidates all of them, whatever their folder. */
function refreshShop(): void {
  updateTag('catalogue')
  revalidatePath('/', 'layout')
}

/** Saves a product and revalidates every public page. Existing orders keep their prices. */
export const save = defineAction(
  { input: productForm, guard: 'staff', deed: 'products' },
  async ({ rows, typed, ...product }, { actor }) => {
    const saved = await saveProduct(actor, product)
    if (!saved.ok) return refusedProduct(saved.error, { rows, typed, currency: product.currency })
    refreshShop()
    redirect(`/admin/products/${saved.value.id}?saved=${now().getTime()}`)
  },
)

const idInput = z.object({ id: z.uuid() })

export const move = defineAction(
  { input: idInput.extend({ by: z.enum(['up', 'down']) }), guard: 'staff', deed: 'products' },
  async ({ id, by }, { actor }) => {
    const moved = await moveProduct(actor, id, by === 'up' ? -1 : 1)
    if (!moved.ok) return { status: 'refused', message: PRODUCT_GONE }
    refreshShop()
    refresh()
  },
)

export const duplicate = defineAction({ input: idInput, guard: 'staff', deed: 'products' }, async ({ id }, { actor }) => {
  const copy = await duplicateProduct(actor, id)
  if (!copy.ok) return { status: 'refused', message: PRODUCT_GONE }
  redirect(`/admin/products/${copy.value.id}`)
})

export const remove = defineAction({ input: idInput, guard: 'staff', deed: 'products' }, async ({ id }, { actor }) => {
  const deleted = await deleteProduct(actor, id)
  if (!deleted.ok) return { status: 'refused', message: deleteProductText(deleted.error) }
  refreshShop()
  redirect('/admin/products')
})

const scheduleInput = z.object({
  /** `<choice>/<price shown, in minor units>/<currency>`. */
  price: z.string().regex(/^[\da-f-]{36}\/\d+\/[A-Z]{3}$/, 'Choose a price.'),
  amount: z.string().trim(),
  from: z.iso.date('Enter the first day of the new price, such as 2026-12-01.'),
  unprotected: z.string().optional(),
  /** Keeps the price as entered, even if it breaks the currency's rounding rule. */
  exact: z.string().optional(),
})

/** Schedules a price for the start of a day, in UTC. */
export const schedule = defineAction(
  { input: scheduleInput, guard: 'staff', deed: 'products' },
  async ({ price, amount: typed, from, unprotected, exact }, { actor }) => {
    const [choiceId = '', seen, currency = ''] = price.split('/')
    const amount = parseDecimal(typed, currency)
    if (!amount || amount < 0) return refusedAt('amount', priceFaultText(typed, currency))
    const rounded = exact ? amount : roundPrice(amount, currency, (await readRounding(actor)).get(currency) ?? 'none')
    if (rounded !== amount) return roundingAnswer({ typed, currency, rounded })
    const prices = [{ choiceId, amount, seen: Number(seen) }]
    const changed = await changePrices(actor, { prices, validFrom: new Date(from), unprotected: unprotected === 'on' })
    if (!changed.ok) return refusedAt(fieldOf(changed.error.code), pricesText(changed.error))
    refresh()
    return { status: 'done', message: 'The new price is scheduled.' }
  },
)

/** Suggests the price that follows the currency's rounding rule. Nothing is saved yet. */
function roundingAnswer({ typed, currency, rounded }: { typed: string; currency: string; rounded: number }): ActionState {
  const suggested = formatMoney({ amount: rounded, currency })
  return {
    status: 'refused',
    message: `By your rule, prices in ${currency} have a different ending, so nothing has been scheduled yet. Schedule ${suggested}, or tick the box to keep ${typed}.`,
    suggestions: { amount: `By your rule for ${currency}, this becomes ${suggested}. Keep it, or change it back and tick the box below.` },
    values: { amount: (rounded / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency)) },
  }
}

function fieldOf(code: string): string {
  if (code === 'in-the-past') return 'from'
  return code === 'unprotected' ? 'unprotected' : 'amount'
}

export const cancelChange = defineAction({ input: idInput, guard: 'staff', deed: 'products' }, async ({ id }, { actor }) => {
  const cancelled = await cancelPriceChange(actor, id)
  refresh()
  if (!cancelled.ok) return { status: 'refused', message: 'This price already applies, or its change was cancelled. Nothing was changed.' }
})
