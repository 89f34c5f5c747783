'use server'

import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { orderMessage } from '@/lib/orders/messages'
import { shopSettingsInput } from '@/lib/orders/schema'
import { saveShopSettings } from '@/lib/orders/shop-settings'

export const saveSettings = defineAction({ input: shopSettingsInput, guard: 'staff' }, async (settings, { actor }) => {
  const saved = await saveShopSettings(actor, settings)
  if (saved.ok) redirect('/admin/settings?saved=1')
  const message = orderMessage(saved.error)
  if (saved.error.code !== 'refunds-at-once') return { status: 'refused', message }
  return { status: 'refused', message, fields: { agreedTo: message }, values: { refundsAtOnce: String(saved.error.count) } }
})
