'use server'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { orderMessage } from '@/lib/orders/messages'
import { placeOrder } from '@/lib/orders/place-order'
import { placeOrderInput } from '@/lib/orders/schema'
import { startPayment } from '@/lib/orders/start-payment'
import { readBasketToken } from '../(shop)/cart/basket-jar'

/** Orders what is in the basket and goes to Stripe's payment page. What cannot be ordered is explained in the basket. */
export const payForBasket = defineAction({ input: placeOrderInput, guard: 'anyone' }, async ({ email, country }, { actor }) => {
  const cartToken = await readBasketToken()
  if (!cartToken) redirect('/cart')
  const placed = await placeOrder({ cartToken, email, country, actor })
  if (!placed.ok) redirect('/cart')
  const payment = await startPayment(placed.value.orderId)
  if (payment.ok) redirect(payment.value.url)
  if (payment.error.code === 'paid-already') redirect(`/checkout/return?session_id=${payment.error.stripeSessionId}`)
  return { status: 'refused', message: orderMessage(payment.error) }
})
