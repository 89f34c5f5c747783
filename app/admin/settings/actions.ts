'use server'

import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { orderMessage } from '@/lib/orders/messages'
import { shopSettingsInput } from '@/lib/orders/schema'
import { saveShopSettings } from '@/lib/orders/shop-settings'

export const saveSettings = defineAction({ input: shopSettingsInput, guard: 'staff' }, async (settings, { actor }) => {
  const saved = await saveShopSettings(actor, settings)
  if (!saved.ok) return { status: 'refused', message: orderMessage(saved.error) }
  redirect('/admin/settings?saved=1')
})
