'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { rebuildAllUnknown, rebuildUnknown, refundUnknown } from '@/lib/payments/unknown/take-in'
import { takeInRefusalText } from '@/lib/payments/unknown/text'

const ofPayment = z.object({ id: z.uuid() })

export const rebuildPayment = defineAction({ input: ofPayment, guard: 'staff', deed: 'orders' }, async ({ id }, { actor }) => {
  const rebuilt = await rebuildUnknown(actor, id)
  if (rebuilt.ok) redirect(`/admin/orders/${rebuilt.value.orderId}`)
  return { status: 'refused', message: takeInRefusalText(rebuilt.error) }
})

export const rebuildAllPayments = defineAction({ input: z.object({}), guard: 'staff', deed: 'orders' }, async (_, { actor }) => {
  const done = await rebuildAllUnknown(actor)
  if (!done) return { status: 'refused', message: takeInRefusalText({ code: 'not-found' }) }
  refresh()
  const rebuilt =
    done.rebuilt === 1
      ? '1 order was rebuilt, and will be marked as paid within minutes.'
      : `${done.rebuilt} orders were rebuilt, and will be marked as paid within minutes.`
  const left = done.left ? ` ${done.left === 1 ? '1 payment is' : `${done.left} payments are`} left for you to refund.` : ''
  return { status: 'done', message: rebuilt + left }
})

export const refundPayment = defineAction({ input: ofPayment, guard: 'staff', deed: 'refund', fresh: true }, async ({ id }, { actor }) => {
  const refunded = await refundUnknown(actor, id)
  if (refunded.ok) redirect(`/admin/orders/${refunded.value.orderId}`)
  return { status: 'refused', message: takeInRefusalText(refunded.error) }
})
