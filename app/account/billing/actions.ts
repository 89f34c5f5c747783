'use server'

import { defineAction } from '@/lib/auth/guards/action'
import { saveBilling } from '@/lib/invoices/save-billing'
import { billingInput } from '@/lib/invoices/schema'

export const saveBillingDetails = defineAction({ input: billingInput, guard: 'client' }, async (billing, { actor }) => {
  const saved = await saveBilling(actor, billing)
  if (!saved.ok) return { status: 'refused', message: 'Sign in to change this. Nothing was changed.' }
  return { status: 'done', message: 'Your billing details are saved. Your next invoices show them.' }
})
