import { notFound, redirect } from 'next/navigation'
import { findExact } from '@/lib/admin/lists/find-exact'
import { requireStaff } from '@/lib/auth/guards/guards'
import { requireId } from '../../_components/require-id'

/** Returns the id in an order's path. A path with the order number, which people quote on the phone, redirects to the order's page. */
export async function requireOrderId(id: string): Promise<string> {
  if (!/^\d{1,9}$/.test(id)) return requireId(id)
  const { orders } = await findExact(await requireStaff(`/admin/orders/${id}`), `#${id}`)
  if (orders[0]) redirect(`/admin/orders/${orders[0]}`)
  notFound()
}
