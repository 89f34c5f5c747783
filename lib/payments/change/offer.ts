import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { priceNow } from '../../catalog/pricing/price-now'
import { inTransaction } from '../../db/transaction'
import { standsUntil } from '../../orders/can-be-paid'
import { readMailTax } from '../../orders/order-tax'
import { placeChange } from '../../orders/placing/place-change'
import { queueMail } from '../../outbox/queue-mail'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { chooseChange, pricedWith, type QuoteRefusal } from './quote'

/** `price-changed`: the difference is no longer the one that staff saw. */
export type OfferChangeRefusal = QuoteRefusal | { code: 'price-changed' }

/**
 * Offers the buyer another certificate in place of this one, by creating an order for the difference and emailing a link to it. Nothing
 * changes until that order is paid. Staff only. `difference`: the amount that staff agreed to, in minor units.
 */
export function offerChange(
  actor: Actor,
  certificateId: string,
  { choiceId, difference }: { choiceId: string; difference: number },
): Promise<Result<{ orderId: string }, OfferChangeRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'orders')) return err({ code: 'not-found' })
    const chosen = await chooseChange(tx, { certificateId, choiceId, lock: true })
    if (!chosen.ok) return chosen
    const { from, choice, tax } = chosen.value
    const { product, type, productId, typeCode, years, currency } = choice
    const { unprotected } = priceNow(choice)
    const { gross, tax: taxMinor } = pricedWith(choice, tax)
    const price = { amount: gross, currency }
    if (price.amount - from.paid.amount !== difference) return err({ code: 'price-changed' })
    const { userId, email, country, taxNumber, vatAnswer, vatAskedAt, termsVersion, label, renewsId, paid } = from
    const of = { certificateId, userId, email, country, taxNumber, vatAnswer, vatAskedAt, termsVersion, label, renewsId }
    const taxed = { taxMinor, taxRate: tax?.rate ?? null, taxReason: tax?.reason ?? null }
    const line = { productId, typeCode, years, unprotected, activation: product.activation, ...taxed }
    const to = { ...line, productName: product.name, typeName: type.name, price }
    const order = await placeChange(tx, { ...of, to, credit: paid.amount }, actor)
    await queueMail(tx, {
      kind: 'change_offered',
      onceKey: `change_offered:${order.id}`,
      to: email,
      orderId: order.id,
      certificateId,
      data: {
        orderId: order.id,
        orderNumber: order.number,
        from: from.typeName,
        name: type.name,
        years,
        price,
        credit: paid,
        total: { amount: difference, currency },
        ...(await readMailTax(tx, order)),
        endsAt: standsUntil(order).toISOString(),
      },
    })
    await recordStaffAction(tx, actor, {
      action: 'certificate.offer_change',
      subject: { kind: 'certificate', id: certificateId },
      before: { type: from.typeCode, years: from.years },
      after: { type: typeCode, years, order: order.number, difference, currency },
    })
    return ok({ orderId: order.id })
  })
}
