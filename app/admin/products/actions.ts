'use server'

import { revalidatePath, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { priceFaultText, saveProductText } from '@/lib/catalog/messages'
import { saveProduct } from '@/lib/catalog/save-product'
import { now } from '@/lib/clock'
import { parseDecimal } from '@/lib/money'

/** The rows of the price table. A row without a price is empty and left out. */
const rows = z
  .record(z.string(), z.object({ typeCode: z.string(), years: z.coerce.number(), price: z.string().trim(), active: z.string().optional() }))
  .default({})

const productForm = z
  .object({
    id: z.uuid().optional(),
    name: z.string(),
    slug: z.string(),
    summary: z.string(),
    description: z.string(),
    typeCode: z.string(),
    activation: z.enum(['automatic', 'manual'], { error: 'Choose how orders are activated.' }),
    enomAccountId: z.string(),
    visible: z.string().optional(),
    unprotected: z.string().optional(),
    savedAt: z.coerce.date().optional(),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'Use a currency code such as USD.'),
    choices: rows,
  })
  .transform(({ choices, currency, visible, unprotected, enomAccountId, ...product }, context) => ({
    ...product,
    visible: visible === 'on',
    unprotected: unprotected === 'on',
    enomAccountId: enomAccountId || null,
    choices: Object.entries(choices).flatMap(([row, { price, active, typeCode, years }]) => {
      if (!price) return []
      const amount = parseDecimal(price, currency)
      if (amount === null || amount <= 0) {
        context.addIssue({ code: 'custom', path: ['choices', row, 'price'], message: priceFaultText(price, currency) })
        return []
      }
      return [{ typeCode, years, amount, currency, active: active === 'on' }]
    }),
  }))

/** Saves a product and refreshes every public page. Existing orders keep their prices. */
export const save = defineAction({ input: productForm, guard: 'staff' }, async (input, { actor }) => {
  const saved = await saveProduct(actor, input)
  if (!saved.ok) {
    const message = saveProductText(saved.error)
    return { status: 'refused', message, fields: saved.error.code === 'invalid' ? saved.error.fields : fieldOf(saved.error.code, message) }
  }
  updateTag('catalogue')
  // Every page depends on the catalogue, if only on whether a product exists. This refreshes all of them, whatever their folder.
  revalidatePath('/', 'layout')
  redirect(`/admin/products/${saved.value.id}?saved=${now().getTime()}`)
})

function fieldOf(code: string, message: string): Record<string, string> | undefined {
  if (code === 'unprotected') return { unprotected: message }
  if (code === 'slug-taken') return { slug: message }
  if (code === 'unknown-type' || code === 'own-type-not-sold') return { typeCode: message }
  return code === 'unknown-account' ? { enomAccountId: message } : undefined
}
