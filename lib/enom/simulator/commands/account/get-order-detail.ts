import { writeAmount } from '../../products/money'
import { requireProduct } from '../../products/products'
import { refuse } from '../../refusals'
import { type Element, el, group } from '../../render/element'
import { isProcessed, listOrders, type Order } from '../../state/orders'
import type { Certificate } from '../../state/schema'
import { STATUS } from '../../status'
import { coverEnd } from '../cert-get-cert-detail'
import { type Call, type CommandAnswer, wrapped } from '../command'

/** Returns one order and its items. For an order of another account, `Result` is false, but no error is reported. */
export const getOrderDetail: CommandAnswer = {
  name: 'GetOrderDetail',
  answer(call) {
    const asked = call.parameter('OrderID').trim()
    if (!asked) throw refuse.orderIdMissing()
    if (!/^\d{1,10}$/.test(asked)) throw refuse.orderIdInvalid()
    const order = listOrders(call.store, call.account.loginId).find(({ orderId }) => orderId === Number(asked))
    return wrapped(call, 'GetOrderDetail', order ? orderFields(call, order) : [el('OrderID', asked), el('Result', 'false')])
  },
}

function orderFields(call: Call, order: Order): Element[] {
  const done = isProcessed(order, call.clock.now())
  const total = order.items.reduce((sum, { cost }) => sum + cost, 0)
  return [
    el('OrderID', order.orderId),
    el('Result', 'true'),
    el('BillDate', call.clock.dateTime(order.at)),
    el('CCRefNum'),
    el('OrderBillAmount', writeAmount(total)),
    el('AdjustToAccount'),
    el('Certs', 'true'),
    el('OrderStatus', done ? 6 : 3),
    el('StatusDesc', done ? 'Successful' : 'Processing'),
    el('OrderDate', call.clock.dateTime(order.at)),
    ...order.items.map((item) => group('OrderDetail', itemFields(call, item, done))),
  ]
}

/** `OrderStatus` appears again here, but with a different meaning than on the order. */
function itemFields({ clock }: Call, item: Certificate, done: boolean): Element[] {
  const product = requireProduct(item.prodType)
  const isRefunded = item.status === STATUS.refundedUnissued || item.status === STATUS.refundedIssued
  return [
    el('ProductType', product.service),
    el('Description', product.description),
    el('Status', done ? (isRefunded ? 'Refunded' : 'Successful') : 'Processing'),
    el('Quantity', item.years),
    el('DetailStatusID', done ? 9 : 3),
    el('AmountPaid', (item.cost / 100).toFixed(2)),
    el('DomainPassword'),
    el('OrderStatus', done ? 'Closed' : 'Open'),
    el('BundleID'),
    el('BundleInstanceID'),
    el('Discount'),
    el('BundleDescription'),
    el('BundleName'),
    el('ExpiryDatetime', clock.dateTime(coverEnd(item))),
  ]
}
