import { cache } from 'react'
import { requireActor } from '@/lib/auth/guards/guards'
import { getOrder } from '@/lib/orders/view/get-order'

/** Loads the order as the signed-in person may see it, once for both the title and the page. Returns null if they may not see it. */
export const loadOrder = cache(async (id: string) => getOrder(await requireActor(`/account/orders/${id}`), id))
