import { exportOrders } from '@/lib/admin/lists/export-orders'
import { requireFreshStaff } from '@/lib/auth/guards/guards'
import { answerCsv } from '../../_components/list/answer-csv'
import { queryIn, selectedIds } from '../../_components/list/read-list'
import { readOrderList } from '../_components/order-list'

/** Serves the list of orders, filtered according to its URL, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireFreshStaff('/admin/orders', 'export')
  const query = queryIn(request)
  const { asked } = readOrderList(query)
  return answerCsv(await exportOrders(actor, { ...asked, ids: selectedIds(query) }), 'orders')
}
