import { cache } from 'react'
import { requireActor } from '@/lib/auth/guards/guards'
import { getOrder } from '@/lib/orders/queries'

/** The order of this path as the one who asks may see it, read once for title and page; null when there is none for them. */
export const loadOrder = cache(async (id: string) => getOrder(await requireActor(`/account/orders/${id}`), id))
