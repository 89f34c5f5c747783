import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { orderWords } from '../../orders/text'
import { mayStaff } from '../../permissions'
import { plainAmount, toCsv } from './csv'
import { listOrders, type OrderListRow } from './list-orders'
import { readAll } from './read-all'
import type { OrderQuery } from './schema'
import { certificateStates } from './text'

const HEAD = ['Order', 'Placed', 'Paid', 'Buyer', 'Country', 'Items', 'Total', 'Currency', 'Payment', 'Certificates']

/** Returns the orders of a list as the parts of a CSV file; null for anyone whose role does not include exports. */
export async function exportOrders(actor: Actor, query: OrderQuery): Promise<AsyncGenerator<string> | null> {
  if (!mayStaff(actor, 'export')) return null
  await inTransaction((tx) =>
    recordStaffAction(tx, actor, { action: 'list.export', subject: { kind: 'list', id: 'orders' }, after: query }),
  )
  return toCsv(HEAD, pagesOf(actor, query))
}

async function* pagesOf(actor: Actor, query: OrderQuery) {
  for await (const rows of readAll((cursor) => listOrders(actor, query, cursor))) yield rows.map(cellsOf)
}

function cellsOf(order: OrderListRow) {
  const { number, placedAt, paidAt, email, country, items, total, certificates } = order
  const states = certificateStates(certificates, now()).map(({ label, count }) => (count > 1 ? `${count} × ${label}` : label))
  const money = [plainAmount(total), total.currency]
  return [number, placedAt, paidAt, email, country, items.join(', '), ...money, orderWords(order).label, states.join(', ')]
}
