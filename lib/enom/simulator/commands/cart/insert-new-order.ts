import { priced } from '../../products/price-list'
import { requireProduct } from '../../products/products'
import { refuse } from '../../refusals'
import { el } from '../../render/element'
import { sell } from '../../sell'
import { type CommandAnswer, wrapped } from '../command'
import { requireEndUser } from './add-to-cart'

/**
 * Orders the active items of the cart. They are paid for immediately, but a queue creates the certificates, so these appear in CertGetCerts
 * later.
 */
export const insertNewOrder: CommandAnswer = {
  name: 'InsertNewOrder',
  answer(call) {
    const { account, store, clock } = call
    requireEndUser(call)
    const cart = account.cart ?? []
    const items = cart.filter(({ active }) => active)
    if (items.length === 0) throw refuse.cartEmpty()
    const wanted = items.map(({ prodType, years }) => ({ product: priced(requireProduct(prodType), store), years }))
    if (wanted.some(({ product }) => !product.enabled)) throw refuse.productOff()
    const appearsAt = new Date(clock.now().getTime() + store.settings().switches.cartDelayMs).toISOString()
    const [first] = sell(call, { ...account, cart: cart.filter(({ active }) => !active) }, wanted, appearsAt)
    return wrapped(call, 'InsertNewOrder', [el('OrderID', first?.orderId ?? '')])
  },
}
