import { notFound, redirect } from 'next/navigation'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listOrders } from '@/lib/orders/queries'
import { requireId } from '../../_components/require-id'

/** Returns the id in an order's path. The order number people quote on the phone redirects to the order's page. */
export async function requireOrderId(id: string): Promise<string> {
  if (!/^\d{1,9}$/.test(id)) return requireId(id)
  const actor = await requireStaff(`/admin/orders/${id}`)
  const { rows } = await listOrders(actor, { search: id, limit: 1 })
  if (rows[0]) redirect(`/admin/orders/${rows[0].id}`)
  notFound()
}
