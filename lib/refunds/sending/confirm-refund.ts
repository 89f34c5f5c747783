import { reopenCancelled } from '../../certificates/ending/reopen'
import { NOT_WON } from '../../certificates/lifecycle/dispute-lock'
import { earlier, MINUTE } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { formatMoney } from '../../money'
import { lockOrder } from '../../orders/transition'
import { alertStaff } from '../../outbox/alerts/alert-staff'
import { leftOf, unallocatedOf } from '../left-of'
import { transition } from '../transition'

/**
 * If a refund became known less than this time before another one was requested, the person requesting it may not have seen it on their
 * page.
 */
const UNSEEN_MS = MINUTE

/**
 * Checks again whether a refund may be sent, once everything refunded at Stripe is known here, and under the order's lock. Withdraws it if
 * not. Returns whether it may be sent. If so, `also` runs in the same transaction.
 */
export async function confirmRefund(refundId: string, also: (tx: Tx, refund: Read) => Promise<void> = async () => {}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { orderId } = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, select: { orderId: true } })
    await lockOrder(tx, orderId)
    const refund = await readRefund(tx, refundId)
    if (refund.status !== 'requested') return false
    const why = await whyNot(tx, refund)
    if (why) await withdraw(tx, refund, why)
    else await also(tx, refund)
    return why === null
  })
}

async function readRefund(tx: Tx, id: string) {
  const { allocations, ...refund } = await tx.refund.findUniqueOrThrow({
    where: { id },
    include: { charge: true, order: { select: { number: true, status: true } }, allocations: { where: { basis: 'exact' } } },
  })
  return { ...refund, certificateId: allocations[0]?.certificateId ?? null }
}

type Read = Awaited<ReturnType<typeof readRefund>>

/**
 * Returns why a refund may not be sent, or null if it may. Refuses a refund requested by the rule for a disputed payment, a refund larger
 * than what is left of its payment, and a refund of one certificate if money refunded since may have been for the same one.
 */
async function whyNot(tx: Tx, refund: Read): Promise<'disputed' | 'given-back' | null> {
  const { orderId, certificateId, cause, createdAt } = refund
  if (cause === 'rule' && (await tx.dispute.count({ where: { orderId, ...NOT_WON } }))) return 'disputed'
  // What is left already excludes this refund, so a negative amount means that other refunds have taken some of its share.
  if ((await leftOf(tx, refund.charge)) < 0) return 'given-back'
  if (certificateId && (await unallocatedOf(tx, orderId, { since: earlier(createdAt, UNSEEN_MS) }))) return 'given-back'
  return null
}

const WHY = {
  'given-back': 'money from its payment had already been refunded in Stripe',
  disputed: 'the payment is being disputed through the buyer’s bank',
}

/**
 * Withdraws a refund that must not be sent. The money counts as not refunded, the certificate is left for staff to review, and staff are
 * alerted once.
 */
async function withdraw(tx: Tx, refund: Read, why: keyof typeof WHY): Promise<void> {
  const { id, orderId, certificateId, order, cause } = refund
  const about = certificateId ? { certificateId } : {}
  await transition(tx, refund, { from: ['requested'], to: 'withdrawn', actor: 'system', detail: about })
  if (certificateId && order.status !== 'refunded') await reopenCancelled(tx, certificateId, `Its refund was not sent: ${WHY[why]}.`)
  await alertStaff(tx, {
    // The rule uses the same event name for a certificate that it cannot refund.
    event: certificateId && cause === 'rule' ? `unbought:${certificateId}` : `refund:${id}`,
    subject: `A refund of order ${order.number} was not sent`,
    lines: [
      `${formatMoney(refund)} was to be refunded to the buyer, but ${WHY[why]}.`,
      why === 'disputed' ? 'Respond to the dispute in Stripe first: the bank may return the money as well.' : await whatToDo(tx, refund),
    ],
    path: certificateId ? `/admin/certificates/${certificateId}` : `/admin/orders/${orderId}`,
    orderId,
    ...about,
  })
}

async function whatToDo(tx: Tx, { charge, certificateId, currency }: Read): Promise<string> {
  const left = await leftOf(tx, charge)
  if (left <= 0) return 'Nothing is left of the payment, so there is nothing more to refund.'
  const rest = `${formatMoney({ amount: left, currency })} is left of the payment.`
  if (!certificateId) return `${rest} To refund that too, refund the order again.`
  return `${rest} Check in Stripe what the other refund was for and assign it on the order’s page. If it was not for this certificate, refund this certificate on its page.`
}
