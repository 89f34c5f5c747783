'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/guards/action'
import { wordsOf } from '@/lib/languages/text'
import { resendSetUp } from '@/lib/orders/resend-set-up'
import { orderInput, payOrderInput } from '@/lib/orders/schema'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { orderMessage } from '@/lib/payments/messages'
import { payOrder } from '@/lib/payments/start-payment'

/** Opens the payment page of an unpaid order, with the credit that its buyer chose to use. */
export const payMyOrder = defineAction({ input: payOrderInput, guard: 'actor' }, async (form, { actor, language }) => {
  const payment = await payOrder(actor, form.orderId, language, { credit: form.useCredit && form.credit })
  if (payment.ok) redirect(payment.value.url)
  if (payment.error.code === 'paid-already') redirect(`/checkout/return?session_id=${payment.error.stripeSessionId}`)
  if (payment.error.code === 'credit-changed' || payment.error.code === 'credit-gone') refresh()
  return { status: 'refused', message: orderMessage(payment.error, language) }
})

export const cancelMyOrder = defineAction({ input: orderInput, guard: 'actor' }, async ({ orderId }, { actor, language }) => {
  const cancelled = await cancelOrder(actor, orderId)
  if (!cancelled.ok) return { status: 'refused', message: orderMessage(cancelled.error, language) }
  refresh()
  return { status: 'done', message: wordsOf(language, 'orderPage')('cancelled') }
})

/** Sends the set-up link by email again. */
export const sendSetUpAgain = defineAction({ input: orderInput, guard: 'actor' }, async ({ orderId }, { actor, language }) => {
  const sent = await resendSetUp(actor, orderId)
  if (!sent.ok) return { status: 'refused', message: orderMessage(sent.error, language) }
  return { status: 'done', message: wordsOf(language, 'orderPage')('sentAgain', { email: sent.value.email }) }
})
