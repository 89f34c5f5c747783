'use server'

import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { tryStripeTax } from '@/lib/cart/try-stripe-tax'
import { now } from '@/lib/clock'
import { taxMessage } from '@/lib/tax/messages'
import { saveTaxClasses } from '@/lib/tax/save-classes'
import { fillStandardRates, saveTaxRates } from '@/lib/tax/save-rates'
import { saveTaxSettings } from '@/lib/tax/save-settings'
import { taxClassesInput, taxRatesInput, taxSettingsInput } from '@/lib/tax/schema'

export const saveTax = defineAction({ input: taxSettingsInput, guard: 'staff', deed: 'settings' }, async (settings, { actor }) => {
  const saved = await saveTaxSettings(actor, settings)
  if (!saved.ok) {
    const message = taxMessage(saved.error)
    if (saved.error.code === 'changed-since') return { status: 'refused', message, values: { version: saved.error.version } }
    return refusedAt(saved.error.code === 'no-home-rate' ? 'sellerCountry' : undefined, message)
  }
  revalidatePath('/', 'layout')
  redirect(`/admin/settings/tax?saved=${now().getTime()}`)
})

export const saveRates = defineAction({ input: taxRatesInput, guard: 'staff', deed: 'settings' }, async (rates, { actor }) => {
  const saved = await saveTaxRates(actor, rates)
  if (!saved.ok) return { status: 'refused', message: taxMessage(saved.error) }
  redirect(`/admin/settings/tax?saved=${now().getTime()}`)
})

export const saveClasses = defineAction({ input: taxClassesInput, guard: 'staff', deed: 'settings' }, async (classes, { actor }) => {
  const saved = await saveTaxClasses(actor, classes)
  if (!saved.ok) return refusedAt('field' in saved.error ? saved.error.field : undefined, taxMessage(saved.error))
  redirect(`/admin/settings/tax?saved=${now().getTime()}`)
})

export const fillInRates = defineAction({ input: z.object({}), guard: 'staff', deed: 'settings' }, async (_input, { actor }) => {
  const filled = await fillStandardRates(actor)
  if (!filled.ok) return { status: 'refused', message: taxMessage(filled.error) }
  refresh()
  const { added } = filled.value
  if (!added) return { status: 'done', message: 'Every EU country already has a rate. Nothing was added.' }
  return { status: 'done', message: added === 1 ? '1 rate was added. Check it.' : `${added} rates were added. Check them.` }
})

export const tryStripe = defineAction({ input: z.object({}), guard: 'staff', deed: 'settings' }, async (_input, { actor }) => {
  const tried = await tryStripeTax(actor)
  return tried.ok ? { status: 'done', message: tried.value } : { status: 'refused', message: tried.error.text }
})
