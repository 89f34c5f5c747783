'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { keepLanguage } from '@/lib/auth/session/language'
import { acceptPrices } from '@/lib/cart/accept-prices'
import { changeQuantity } from '@/lib/cart/change-quantity'
import { enterCoupon, removeCoupon } from '@/lib/cart/enter-coupon'
import { cartMessage, taxDetailsMessage } from '@/lib/cart/messages'
import { removeLine } from '@/lib/cart/remove-line'
import { saveTaxDetails } from '@/lib/cart/save-tax-details'
import { acceptPricesInput, addLineInput, changeQuantityInput, lineInput, shownPrice, taxDetailsInput } from '@/lib/cart/schema'
import { couponMessage } from '@/lib/coupons/messages'
import { enterCodeInput } from '@/lib/coupons/schema'
import { wordsOf } from '@/lib/languages/text'
import { count } from '@/lib/traffic/count'
import { readBasketToken, writeBasket } from './basket-jar'
import { putIntoBasket } from './put-into-basket'

/** Adds a choice to this browser's basket and shows the basket, in the language of the page that contained the form. */
export const addToBasket = defineAction({ input: addLineInput, guard: 'anyone' }, async (input, { language }) => {
  await keepLanguage(language)
  const put = await putIntoBasket({ ...input, language, token: await readBasketToken(), ip: await clientIp() })
  if ('refused' in put) return { status: 'refused', message: put.refused }
  await writeBasket(put.basket)
  redirect('/cart')
})

/** Sets the quantity of a basket line. Zero removes it. */
export const setQuantity = defineAction({ input: changeQuantityInput, guard: 'anyone' }, async ({ lineId, quantity }, { language }) => {
  const token = await readBasketToken()
  if (token && quantity === 0) return takeOut(token, lineId)
  const changed = token ? await changeQuantity(token, lineId, quantity) : ({ ok: false, error: { code: 'line-gone' } } as const)
  if (!changed.ok) {
    count('stopped_basket', changed.error.code)
    return refusedAt('quantity', cartMessage(changed.error, language))
  }
  await writeBasket(changed.value)
  return { status: 'done', message: wordsOf(language, 'basket')('quantityChanged') }
})

/** Removes a line from the basket. The page then offers to put it back. */
export const removeFromBasket = defineAction({ input: lineInput, guard: 'anyone' }, async ({ lineId }) => {
  const token = await readBasketToken()
  return token ? takeOut(token, lineId) : redirect('/cart')
})

async function takeOut(token: string, lineId: string): Promise<never> {
  const { count, removed } = await removeLine(token, lineId)
  await writeBasket({ count })
  if (!removed) redirect('/cart')
  const { choiceId, quantity, label, seen } = removed
  redirect(`/cart?${new URLSearchParams({ removed: choiceId, quantity: String(quantity), label, seen: shownPrice(seen) })}`)
}

/** Accepts the prices shown on the page. */
export const goOnWithNewPrices = defineAction({ input: acceptPricesInput, guard: 'anyone' }, async ({ seen }) => {
  const token = await readBasketToken()
  if (token) await acceptPrices(token, seen)
  refresh()
  return { status: 'idle' }
})

/** Applies a coupon to the basket. The number of attempts per network is limited, so that codes can't be guessed. */
export const useCode = defineAction({ input: enterCodeInput, guard: 'anyone' }, async ({ coupon: code }, { actor, language }) => {
  const token = await readBasketToken()
  if (!token) redirect('/cart')
  const asLeft = wordsOf(language, 'basket')('asLeft')
  const turn = await consumeRateLimit('coupon_per_ip', await clientIp())
  if (!turn.ok) return refusedAt('coupon', `${tooManySentence(turn.error, language)} ${asLeft}`)
  const entered = await enterCoupon(token, { code, buyerId: actor?.kind === 'client' ? actor.userId : undefined })
  if (entered.ok || entered.error.code === 'basket-gone') redirect('/cart')
  return refusedAt('coupon', `${couponMessage(entered.error, language)} ${asLeft}`)
})

/** Removes the coupon from the basket. */
export const removeCode = defineAction({ input: z.object({}), guard: 'anyone' }, async () => {
  const token = await readBasketToken()
  if (token) await removeCoupon(token)
  redirect('/cart')
})

/** The field that each refusal belongs to. Refusals not listed here belong to the whole form. */
const FIELDS: Readonly<Record<string, string>> = {
  'not-a-number': 'taxNumber',
  'other-country': 'taxNumber',
  'postal-code': 'postalCode',
  'place-unknown': 'postalCode',
}

/** Stores the buyer's country, has their tax number checked, and continues to checkout. */
export const goToCheckout = defineAction({ input: taxDetailsInput, guard: 'anyone' }, async (details, { language }) => {
  const token = await readBasketToken()
  if (!token) redirect('/cart')
  const turn = await consumeRateLimit('tax_number_per_ip', await clientIp())
  if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error, language) }
  const saved = await saveTaxDetails(token, details)
  if (!saved.ok) return refusedAt(FIELDS[saved.error.code], taxDetailsMessage(saved.error, language))
  redirect('/checkout')
})
