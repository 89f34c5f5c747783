'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { acceptPrices } from '@/lib/cart/accept-prices'
import { changeQuantity } from '@/lib/cart/change-quantity'
import { cartMessage } from '@/lib/cart/messages'
import { removeLine } from '@/lib/cart/remove-line'
import { acceptPricesInput, addLineInput, changeQuantityInput, lineInput, shownPrice } from '@/lib/cart/schema'
import { readBasketToken, writeBasket } from './basket-jar'
import { putIntoBasket } from './put-into-basket'

/** Adds a choice to this browser's basket and shows the basket. */
export const addToBasket = defineAction({ input: addLineInput, guard: 'anyone' }, async (input) => {
  const put = await putIntoBasket({ ...input, token: await readBasketToken(), ip: await clientIp() })
  if ('refused' in put) return { status: 'refused', message: put.refused }
  await writeBasket(put.basket)
  redirect('/cart')
})

/** Sets the quantity of a basket line. Zero removes it. */
export const setQuantity = defineAction({ input: changeQuantityInput, guard: 'anyone' }, async ({ lineId, quantity }) => {
  const token = await readBasketToken()
  const changed = token ? await changeQuantity(token, lineId, quantity) : ({ ok: false, error: { code: 'line-gone' } } as const)
  if (!changed.ok) return refusedAt('quantity', cartMessage(changed.error))
  await writeBasket(changed.value)
  return { status: 'done', message: 'Quantity changed.' }
})

/** Removes a line from the basket. The page then offers to put it back. */
export const removeFromBasket = defineAction({ input: lineInput, guard: 'anyone' }, async ({ lineId }) => {
  const token = await readBasketToken()
  if (!token) redirect('/cart')
  const { count, removed } = await removeLine(token, lineId)
  await writeBasket({ count })
  if (!removed) redirect('/cart')
  const { choiceId, quantity, label, seen } = removed
  redirect(`/cart?${new URLSearchParams({ removed: choiceId, quantity: String(quantity), label, seen: shownPrice(seen) })}`)
})

/** Accepts the prices shown on the page. */
export const goOnWithNewPrices = defineAction({ input: acceptPricesInput, guard: 'anyone' }, async ({ seen }) => {
  const token = await readBasketToken()
  if (token) await acceptPrices(token, seen)
  refresh()
  return { status: 'idle' }
})
