'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ActionState } from '@/lib/action-state'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { saveCouponMessage } from '@/lib/coupons/messages'
import { saveCoupon } from '@/lib/coupons/save-coupon'
import { saveCouponInput, switchCouponInput } from '@/lib/coupons/schema'
import { switchCoupon } from '@/lib/coupons/switch-coupon'

export const save = defineAction(
  { input: saveCouponInput, guard: 'staff', deed: 'products' },
  async (coupon, { actor }): Promise<ActionState> => {
    const saved = await saveCoupon(actor, coupon)
    if (saved.ok) redirect(`/admin/coupons/${saved.value.id}?saved=${now().getTime()}`)
    const message = saveCouponMessage(saved.error)
    if (saved.error.code === 'changed-since') return { status: 'refused', message, values: { version: saved.error.version } }
    return refusedAt(saved.error.code === 'code-taken' ? 'code' : undefined, message)
  },
)

export const switchOnOrOff = defineAction(
  { input: switchCouponInput, guard: 'staff', deed: 'products' },
  async (input, { actor }): Promise<ActionState> => {
    const switched = await switchCoupon(actor, input)
    if (!switched.ok) return { status: 'refused', message: saveCouponMessage(switched.error) }
    refresh()
    return { status: 'done', message: input.active ? 'The coupon is on.' : 'The coupon is off. Orders placed with it keep their price.' }
  },
)
