'use server'

import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { staleText } from '@/lib/audit-log/stale-text'
import { defineAction } from '@/lib/auth/guards/action'
import { endSession } from '@/lib/auth/session/end-session'
import { passwordChangeRefusal } from '@/lib/auth/sign-in/messages'
import { setOwnPassword } from '@/lib/auth/sign-in/set-own-password'
import { signOutEverywhere as endEverySession } from '@/lib/auth/sign-in/sign-out-everywhere'
import { startSession } from '@/lib/auth/sign-in/start-session'
import { saveBrand } from '@/lib/brand/save-brand'
import { brandInput } from '@/lib/brand/schema'
import { now } from '@/lib/clock'
import { saveSeller } from '@/lib/invoices/save-seller'
import { sellerInput } from '@/lib/invoices/schema'
import { SELLER_LABELS } from '@/lib/invoices/text'
import { shopSettingsInput } from '@/lib/orders/schema'
import { orderMessage } from '@/lib/payments/messages'
import { saveShopSettings } from '@/lib/refunds/rule/shop-settings'

export const saveSettings = defineAction(
  { input: shopSettingsInput, guard: 'staff', deed: 'settings' },
  async (settings, { actor }): Promise<ActionState> => {
    const saved = await saveShopSettings(actor, settings)
    if (saved.ok) redirect(`/admin/settings?saved=${now().getTime()}`)
    const message = orderMessage(saved.error)
    if (saved.error.code === 'changed-since') return { status: 'refused', message, values: { version: saved.error.version } }
    if (saved.error.code !== 'refunds-at-once') return { status: 'refused', message }
    return { ...refusedAt('agreedTo', message), values: { refundsAtOnce: String(saved.error.count) } }
  },
)

export const saveBrandName = defineAction({ input: brandInput, guard: 'staff', deed: 'settings' }, async (brand, { actor }) => {
  const saved = await saveBrand(actor, brand)
  if (!saved.ok) return { status: 'refused', message: 'Your role does not allow you to change the settings. Nothing was changed.' }
  revalidatePath('/', 'layout')
  return { status: 'done', message: 'The name is saved. The shop shows it within seconds.' }
})

export const saveSellerDetails = defineAction({ input: sellerInput, guard: 'staff', deed: 'settings' }, async (seller, { actor }) => {
  const saved = await saveSeller(actor, seller)
  if (!saved.ok) {
    if (saved.error.code === 'not-found') return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
    return { status: 'refused', message: staleText(saved.error, SELLER_LABELS), values: { version: saved.error.version } }
  }
  refresh()
  return { status: 'done', message: 'The seller’s details are saved.' }
})

export const changeOwnPassword = defineAction(
  { input: z.object({ current: z.string().max(1000), next: z.string().max(1000) }), guard: 'staff' },
  async (input, { actor }) => {
    const changed = await setOwnPassword(actor, input)
    if (!changed.ok) return passwordChangeRefusal(changed.error)
    await startSession(changed.value, 'same')
    return {
      status: 'done',
      message: 'Your password has been changed. Every other browser was signed out, and we’ve emailed you about it.',
    }
  },
)

export const signOutEverywhere = defineAction({ input: z.object({}), guard: 'staff' }, async (_input, { actor }) => {
  const ended = await endEverySession(actor)
  if (!ended.ok) return { status: 'refused', message: 'Sign in again to do this. Nothing was changed.' }
  await endSession('staff')
  redirect('/admin/sign-in')
})
