import { cache } from 'react'
import { requireActor } from '@/lib/auth/guards/guards'
import { CERTIFICATES_A_PAGE, getOrder } from '@/lib/orders/view/get-order'

/** Loads the order for the signed-in person, once for both the title and the page. Returns null if they are not allowed to see it. */
export const loadOrder = cache(async (id: string, after?: string) =>
  getOrder(await requireActor(`/account/orders/${id}`), id, { after, size: CERTIFICATES_A_PAGE }),
)
