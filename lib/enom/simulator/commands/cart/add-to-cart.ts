import { randomInt } from 'node:crypto'
import { refuse } from '../../refusals'
import { el } from '../../render/element'
import { type Call, type CommandAnswer, wrapped } from '../command'
import { readOrder } from './purchase-services'

const MOST_ITEMS = 200

/** Adds one certificate to the account's cart. `Quantity` is its term in years. */
export const addToCart: CommandAnswer = {
  name: 'AddToCart',
  answer(call) {
    const { account, store } = call
    requireEndUser(call)
    if (!call.parameter('Quantity').trim()) throw refuse.quantityMissing()
    const { product, years } = readOrder(call, 'ProductType', 'Quantity')
    const clear = call.parameter('ClearItems').trim().toLowerCase() === 'yes'
    const before = (account.cart ?? []).map((item) => (clear ? { ...item, active: false } : item))
    if (before.length >= MOST_ITEMS) throw refuse.cartFull()
    const itemId = newItemId(before.map((item) => item.itemId))
    store.commit({ accounts: [{ ...account, cart: [...before, { itemId, prodType: product.prodType, years, active: true }] }] })
    return wrapped(call, 'AddToCart', [
      el('ItemName', product.service),
      el('ItemId', itemId),
      el('Price', ((product.resellerPrice * years) / 100).toFixed(2)),
      el('ICANNFees', 0),
      el('CartItemID', itemId),
      el('ItemAdded', 'true'),
    ])
  },
}

/** @throws Refusal without the buyer's IP address, which Enom's fraud check requires. */
export function requireEndUser(call: Call): void {
  const address = call.parameter('EndUserIP').trim()
  if (!address) throw refuse.endUserMissing()
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) throw refuse.endUserInvalid()
}

/** Returns an unused six-digit id, the format that Enom uses for cart items. */
function newItemId(taken: number[]): number {
  const id = randomInt(100_000, 1_000_000)
  return taken.includes(id) ? newItemId(taken) : id
}
