import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/actor'
import { findExact } from '@/lib/admin/lists/find-exact'

/** Redirects to the order or certificate if the search term is a complete number or id that matches only one. */
export async function goStraight(actor: Actor, search: string | undefined): Promise<void> {
  if (!search) return
  const { orders, certificates } = await findExact(actor, search)
  const pages = [...orders.map((id) => `/admin/orders/${id}`), ...certificates.map((id) => `/admin/certificates/${id}`)]
  if (pages.length === 1 && pages[0]) redirect(pages[0])
}
