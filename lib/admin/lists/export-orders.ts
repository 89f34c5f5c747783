import type { Actor } from '../../actor'
import { now } from '../../clock'
import { orderWords } from '../../orders/view/text'
import { plainAmount } from './csv'
import { exportList } from './export-list'
import { listOrders, type OrderListRow } from './list-orders'
import type { OrderQuery } from './schema'
import { certificateStates } from './text'

const HEAD = ['Order', 'Placed', 'Paid', 'Buyer', 'Country', 'Items', 'Total', 'Currency', 'Payment', 'Certificates']

/** Returns a list of orders as the chunks of a CSV file; null for anyone whose role does not include exports. */
export function exportOrders(actor: Actor, query: OrderQuery): Promise<AsyncGenerator<string> | null> {
  return exportList(actor, query, { id: 'orders', head: HEAD, list: listOrders, cellsOf })
}

function cellsOf(order: OrderListRow) {
  const { number, placedAt, paidAt, email, country, items, total, certificates } = order
  const states = certificateStates(certificates, now()).map(({ label, count }) => (count > 1 ? `${count} × ${label}` : label))
  const money = [plainAmount(total), total.currency]
  return [number, placedAt, paidAt, email, country, items.join(', '), ...money, orderWords(order).label, states.join(', ')]
}
