'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { signInAfterPayment } from '@/lib/auth/sign-in/sign-in-after-payment'
import { startSession } from '@/lib/auth/sign-in/start-session'
import { countOf } from '@/lib/cart/queries'
import { placeOrderInput } from '@/lib/orders/schema'
import { readBasketToken, writeBasket } from '../cart/basket-jar'
import { orderAndPay } from './order-and-pay'
import { isPaymentPage } from './read-payment'

/** Places an order for the basket and redirects to Stripe's payment page. */
export const payForBasket = defineAction(
  { input: placeOrderInput, guard: 'anyone' },
  async ({ email, country, shown, useCredit, ...form }, { actor, language }) => {
    const cartToken = await readBasketToken()
    if (!cartToken) redirect('/cart')
    const credit = useCredit ? form.credit : 0
    const next = await orderAndPay({ cartToken, email, country, actor, language, shown, credit, ip: await clientIp() })
    if ('goTo' in next) {
      // If account credit covers the order, the basket is empty by now.
      await writeBasket({ count: await countOf(cartToken) })
      redirect(next.goTo)
    }
    if (next.isStale) refresh()
    return { status: 'refused', message: next.refused, fields: next.field && { [next.field]: next.refused } }
  },
)

const paidInput = z.object({ session: z.string().refine(isPaymentPage), certificate: z.uuid() })

/** Continues from the confirmation to the set-up. The browser that paid gets access to its order; any other is asked to sign in. */
export const setUpNow = defineAction({ input: paidInput, guard: 'anyone' }, async ({ session, certificate }, { actor }) => {
  const cartToken = await readBasketToken()
  const signedInAs = actor?.kind === 'client' ? actor.userId : null
  const claims = cartToken ? await signInAfterPayment({ stripeSessionId: session, cartToken, signedInAs }) : null
  if (claims && claims !== 'keep') await startSession(claims, 'payment')
  redirect(`/account/certificates/${certificate}`)
})
