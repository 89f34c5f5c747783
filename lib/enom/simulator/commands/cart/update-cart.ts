import { priced } from '../../products/price-list'
import { requireProduct } from '../../products/products'
import { refuse } from '../../refusals'
import type { CartItem } from '../../state/schema'
import type { Call, CommandAnswer } from '../command'

/** Activates or deactivates cart items and changes their terms. The response contains only the trailer. */
export const updateCart: CommandAnswer = {
  name: 'UpdateCart',
  answer(call) {
    const all = readAll(call)
    let items = (call.account.cart ?? []).map((item) => (all === null ? item : { ...item, active: all }))
    for (let number = 1; call.hasParameter(`ItemID${number}`); number += 1) {
      const itemId = Number(call.parameter(`ItemID${number}`).trim())
      if (!items.some((item) => item.itemId === itemId)) throw refuse.cartItem()
      items = items.map((item) => (item.itemId === itemId ? changed(call, item, number) : item))
    }
    call.store.commit({ accounts: [{ ...call.account, cart: items }] })
    return []
  },
}

/** Returns true to activate all items first, false to deactivate them, or null to leave them unchanged. */
function readAll(call: Call): boolean | null {
  const isYes = (name: string) => call.parameter(name).trim().toLowerCase() === 'yes'
  if (isYes('ClearItems')) return false
  return isYes('ActivateItems') ? true : null
}

function changed(call: Call, item: CartItem, number: number): CartItem {
  const status = call.parameter(`ItemStatus${number}`).trim().toLowerCase()
  const quantity = call.parameter(`ItemQty${number}`).trim()
  if (!quantity) throw refuse.quantityMissing()
  const { maxYears } = priced(requireProduct(item.prodType), call.store)
  if (!/^\d{1,3}$/.test(quantity) || Number(quantity) < 1 || Number(quantity) > maxYears) throw refuse.years(`ItemQty${number}`, maxYears)
  return { ...item, years: Number(quantity), active: status ? status === 'on' : item.active }
}
