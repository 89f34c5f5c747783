import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { canonicalEmail } from '../../canonical-email'
import { type AddLineRefusal, addLine } from '../../cart/add-line'
import { type SaveTaxDetailsRefusal, saveTaxDetails } from '../../cart/save-tax-details'
import { later } from '../../clock'
import { inTransaction } from '../../db/transaction'
import type { Language } from '../../languages/types'
import { queueMail } from '../../outbox/queue-mail'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { OFFER_STANDS } from '../can-be-paid'
import { readMailTax } from '../order-tax'
import { canUseCredit } from '../placing/offer-credit'
import { type PlaceOrderRefusal, placeOrder } from '../placing/place-order'
import { noteEvent } from '../transition'

export type OrderForRefusal =
  | PlaceOrderRefusal
  | AddLineRefusal
  | SaveTaxDetailsRefusal
  | { code: 'not-found' }
  | { code: 'not-an-email'; typed: string }

type Wanted = { choiceId: string; quantity: number }

/**
 * Places an order for a buyer, for example one who orders by phone, and emails them a payment link. Like an order from a basket, it is
 * priced from the catalogue and keeps its prices for a day. `language`: used for the buyer's account if one has to be created.
 */
export async function orderFor(
  actor: Actor,
  {
    email,
    country,
    taxNumber = '',
    postalCode,
    wanted,
    language,
  }: {
    email: string
    country: string
    taxNumber?: string | undefined
    postalCode?: string | undefined
    wanted: readonly Wanted[]
    language?: Language | undefined
  },
): Promise<Result<{ orderId: string }, OrderForRefusal>> {
  if (!mayStaff(actor, 'orders', 'orders:write')) return err({ code: 'not-found' })
  if (!canonicalEmail(email)) return err({ code: 'not-an-email', typed: email })
  const cartToken = await fillCart(wanted)
  if (!cartToken.ok) return cartToken
  const saved = await saveTaxDetails(cartToken.value, { country, taxNumber, postalCode })
  if (!saved.ok) return saved
  const placed = await placeOrder({ cartToken: cartToken.value, email, country, language })
  if (!placed.ok) return placed
  const { orderId } = placed.value
  await inTransaction(async (tx) => {
    const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } })
    const total = { amount: order.total, currency: order.currency }
    // The buyer has not seen the terms yet.
    await tx.order.update({ where: { id: orderId }, data: { termsVersion: null } })
    await noteEvent(tx, orderId, { kind: 'order.placed_by_staff', actor: actorName(actor) })
    await queueMail(tx, {
      kind: 'payment_link',
      onceKey: `payment_link:${orderId}`,
      to: order.email,
      orderId,
      data: {
        orderId,
        orderNumber: order.number,
        total,
        ...(await readMailTax(tx, order)),
        canUseCredit: await canUseCredit(tx, { userId: order.userId, total }),
        payBy: later(order.createdAt, OFFER_STANDS).toISOString(),
      },
    })
    await recordStaffAction(tx, actor, { action: 'order.place', subject: { kind: 'order', id: orderId }, after: { email: order.email } })
  })
  return placed
}

/** Adds the requested certificates to a new basket, one line at a time, because each line increments the basket's count. */
async function fillCart(wanted: readonly Wanted[]): Promise<Result<string, AddLineRefusal | { code: 'empty' }>> {
  let token: string | undefined
  for (const { choiceId, quantity } of wanted) {
    const added = await addLine({ token, choiceId, quantity, label: '' })
    if (!added.ok) return added
    token = added.value.token
  }
  return token ? ok(token) : err({ code: 'empty' })
}
