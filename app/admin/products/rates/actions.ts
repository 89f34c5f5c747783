'use server'

import { refresh } from 'next/cache'
import { defineAction } from '@/lib/auth/guards/action'
import { rateSavedText } from '@/lib/catalog/messages'
import { roundingInput, saveRounding } from '@/lib/catalog/pricing/rounding'
import { exchangeRateInput, saveExchangeRate } from '@/lib/catalog/pricing/save-exchange-rate'

export const saveRate = defineAction({ input: exchangeRateInput, guard: 'staff', deed: 'products' }, async (rate, { actor }) => {
  const saved = await saveExchangeRate(actor, rate)
  if (!saved.ok) return { status: 'refused', message: 'Sign in again to do this. Nothing was saved.' }
  refresh()
  return { status: 'done', message: rateSavedText(rate.currency, saved.value.losing) }
})

export const saveEnding = defineAction({ input: roundingInput, guard: 'staff', deed: 'products' }, async (rule, { actor }) => {
  const saved = await saveRounding(actor, rule)
  if (!saved.ok) return { status: 'refused', message: 'Sign in again to do this. Nothing was saved.' }
  refresh()
  return { status: 'done', message: `Saved for ${rule.currency}. Current prices stay as they are.` }
})
