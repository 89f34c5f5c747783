import { priced } from '../../products/price-list'
import { requireProduct } from '../../products/products'
import { type Element, el, group } from '../../render/element'
import type { CartItem } from '../../state/schema'
import { type Call, type CommandAnswer, wrapped } from '../command'

/** Lists the items in the cart, active or not. */
export const getCartContent: CommandAnswer = {
  name: 'GetCartContent',
  answer(call) {
    const items = call.account.cart ?? []
    const counts = items.map(({ itemId }) => group('Group', [], { ParentItemID: String(itemId), GroupCount: '1' }))
    return [
      ...wrapped(call, 'GetCartContent', [el('ContainsDomain', 'false'), ...items.map((item) => group('item', fields(call, item)))]),
      group('GroupCounts', counts),
      el('CartItems', items.length),
    ]
  },
}

function fields({ store }: Call, { itemId, prodType, years, active }: CartItem): Element[] {
  const { description, resellerPrice } = priced(requireProduct(prodType), store)
  return [
    el('ItemID', itemId),
    el('Description', description),
    el('ProdType', prodType),
    el('Years', years),
    el('NameID'),
    el('Name'),
    el('StatusID', active ? 'A' : 'I'),
    el('ItemPrice', (resellerPrice / 100).toFixed(2)),
    el('ItemTotalPrice', ((resellerPrice * years) / 100).toFixed(4)),
    el('ItemUnitPrice', (resellerPrice / 100).toFixed(4)),
    el('Renew', 0),
    el('QtyDesc', 'Year(s)'),
    el('SubItem', 0),
    el('FreeTrial', 0),
  ]
}
