import type { Actor } from '../../actor'
import { activate } from '../../certificates/purchase/activate'
import { refusalText } from '../../certificates/view/messages'
import { db } from '../../db/client'
import { resendSetUp } from '../../orders/resend-set-up'
import { orderMessage } from '../../payments/messages'
import { mayStaff } from '../../permissions'
import { MOST_AT_ONCE, type Outcome } from './outcome'
import type { OrderDeed } from './schema'

/**
 * Applies an action to several orders one by one, and returns the result of each. `activate` activates the certificates that are waiting
 * for activation. Empty for anyone but staff.
 */
export async function actOnOrders(actor: Actor, ids: readonly string[], deed: OrderDeed): Promise<Outcome[]> {
  if (!mayStaff(actor, 'see')) return []
  const orders = await db.order.findMany({
    where: { id: { in: ids.slice(0, MOST_AT_ONCE) } },
    orderBy: { id: 'desc' },
    select: { id: true, number: true, certificates: { where: { stage: 'purchase', hold: 'activation' }, select: { id: true } } },
  })
  const outcomes: Outcome[] = []
  for (const { id, number, certificates } of orders) {
    const done = deed === 'activate' ? await activateAll(actor, certificates) : await resend(actor, id)
    outcomes.push({ id, label: `Order ${number}`, ...done })
  }
  return outcomes
}

type Done = Pick<Outcome, 'isDone' | 'text'>

async function resend(actor: Actor, orderId: string): Promise<Done> {
  const sent = await resendSetUp(actor, orderId)
  return sent.ok
    ? { isDone: true, text: `A new set-up link is on its way to ${sent.value.email}.` }
    : { isDone: false, text: orderMessage(sent.error) }
}

async function activateAll(actor: Actor, certificates: readonly { id: string }[]): Promise<Done> {
  if (certificates.length === 0) return { isDone: false, text: 'Nothing in this order is waiting for activation.' }
  for (const { id } of certificates) {
    const done = await activate(actor, id)
    if (!done.ok) return { isDone: false, text: refusalText(done.error) }
  }
  return { isDone: true, text: certificates.length === 1 ? '1 certificate activated.' : `${certificates.length} certificates activated.` }
}
