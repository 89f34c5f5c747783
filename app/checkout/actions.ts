'use server'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { clientIp } from '@/lib/auth/client-ip'
import { placeOrderInput } from '@/lib/orders/schema'
import { readBasketToken } from '../(shop)/cart/basket-jar'
import { orderAndPay } from './order-and-pay'

/** Orders what is in the basket and goes to Stripe's payment page. */
export const payForBasket = defineAction({ input: placeOrderInput, guard: 'anyone' }, async ({ email, country }, { actor }) => {
  const cartToken = await readBasketToken()
  if (!cartToken) redirect('/cart')
  const next = await orderAndPay({ cartToken, email, country, actor, ip: await clientIp() })
  if ('goTo' in next) redirect(next.goTo)
  return { status: 'refused', message: next.refused }
})
