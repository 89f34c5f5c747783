'use server'

import { defineAction } from '@/lib/auth/guards/action'
import { saveBilling } from '@/lib/invoices/save-billing'
import { billingInput } from '@/lib/invoices/schema'
import { wordsOf } from '@/lib/languages/text'

export const saveBillingDetails = defineAction({ input: billingInput, guard: 'client' }, async (billing, { actor, language }) => {
  const saved = await saveBilling(actor, billing)
  if (!saved.ok) return { status: 'refused', message: wordsOf(language, 'settings')('signedOut') }
  return { status: 'done', message: wordsOf(language, 'billingPage')('saved') }
})
