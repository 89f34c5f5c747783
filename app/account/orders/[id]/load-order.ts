import { cache } from 'react'
import { requireActor } from '@/lib/auth/guards/guards'
import { getOrder } from '@/lib/orders/view/get-order'

/** Loads the order as the signed-in person may see it, once for title and page. Returns null if they may see none. */
export const loadOrder = cache(async (id: string) => getOrder(await requireActor(`/account/orders/${id}`), id))
