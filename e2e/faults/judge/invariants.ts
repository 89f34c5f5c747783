import type { Ledgers } from './ledgers'

/** The result of one invariant: what was counted, and the ids that violate it. */
export type Verdict = { id: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6'; sentence: string; broken: readonly string[] }

/** Stages of a certificate that was bought and then refunded. The buyer keeps no certificate, only the refund. */
const ENDED = ['closed:refunded_to_buyer', 'closed:refunded_by_supplier']
/**
 * Whether a certificate is waiting for staff, who must have been notified: it is on hold before its purchase, or ended in one of these
 * ways.
 */
const isForAPerson = (place: string) => place.startsWith('purchase:') || ENDED.includes(place)
const sum = (numbers: readonly (number | null | undefined)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0)
const money = (cents: number) => (cents / 100).toFixed(2)

/** The six invariants, computed only from the ledgers. */
export function judge(ledgers: Ledgers): readonly Verdict[] {
  return [everyPayment(ledgers), everyPurchase(ledgers), enomMoney(ledgers), stripeMoney(ledgers), everyMail(ledgers), everyJob(ledgers)]
}

/** Returns the violations, one text per invariant, or an empty list if all six hold. */
export function complaints(verdicts: readonly Verdict[]): string[] {
  return verdicts.filter(({ broken }) => broken.length).map(({ id, sentence, broken }) => `${id} ${sentence}\n  ${broken.join('\n  ')}`)
}

/** I1: every paid session either has all its certificates bought, is refunded, or is visibly waiting for staff. */
function everyPayment({ stripe, shop }: Ledgers): Verdict {
  const broken: string[] = []
  const count = { bought: 0, refunded: 0, waiting: 0 }
  const paid = stripe.sessions.filter((session) => session.payment_status === 'paid')
  for (const session of paid) {
    const orderId = shop.sessions.find(({ stripeSessionId }) => stripeSessionId === session.id)?.orderId
    const order = shop.orders.find(({ id }) => id === orderId)
    const outcome = order ? outcomeOf(order, session.id, { stripe, shop }) : 'is not known to the shop'
    if (outcome === 'bought' || outcome === 'refunded' || outcome === 'waiting') count[outcome] += 1
    else broken.push(`${session.id} (order ${orderId ?? 'none'}) ${outcome}`)
  }
  return {
    id: 'I1',
    sentence: `${paid.length} paid sessions: ${count.bought} with all their certificates, ${count.refunded} refunded, ${count.waiting} waiting for staff, ${broken.length} lost`,
    broken,
  }
}

function outcomeOf(
  order: Ledgers['shop']['orders'][number],
  sessionId: string,
  { stripe, shop }: Pick<Ledgers, 'stripe' | 'shop'>,
): string {
  const intent = shop.sessions.find(({ stripeSessionId }) => stripeSessionId === sessionId)?.paymentIntentId
  const charge = stripe.charges.find(({ payment_intent }) => payment_intent !== null && payment_intent === intent)
  if (charge && charge.amount_refunded === charge.amount_captured) return 'refunded'
  if (order.status === 'needs_review') return 'waiting'
  if (order.status !== 'paid') return `was paid, but its order is ${order.status}`
  const certificates = shop.certificates.filter(({ orderId }) => orderId === order.id)
  if (certificates.length !== order.pieces) return `has ${certificates.length} certificates instead of ${order.pieces}`
  const givenBack = new Set(
    shop.billing.filter(({ kind, status }) => kind === 'refund' && status === 'succeeded').map((row) => row.certificateId),
  )
  const open = certificates.filter(({ id, enomCertId, place }) => (enomCertId === null || ENDED.includes(place)) && !givenBack.has(id))
  if (!open.length) return 'bought'
  // Staff get one alert per dispute, which covers all certificates of the order.
  const disputed = shop.mails.some(({ orderId, onceKey }) => orderId === order.id && onceKey.startsWith('staff_alert:dispute:'))
  const stuck = open.find(({ place, alerted }) => !isForAPerson(place) || !(alerted || disputed || place === 'purchase:activation'))
  return stuck ? `has certificate ${stuck.id} ${stuck.place}, and no one was notified` : 'waiting'
}

/** I2: certificates bought = order lines with a certificate id. */
function everyPurchase({ enom, shop }: Ledgers): Verdict {
  const sold = enom.entries.flatMap((entry) => (entry.kind === 'purchase' && entry.certId !== undefined ? [entry.certId] : []))
  const held = shop.certificates.flatMap(({ id, enomCertId }) => (enomCertId === null ? [] : [{ id, enomCertId }]))
  const broken = sold
    .filter((certId) => !held.some((row) => row.enomCertId === certId))
    .map((certId) => `${certId} was bought but belongs to no order`)
  for (const { id, enomCertId } of held) {
    if (!sold.includes(enomCertId)) broken.push(`${id} holds ${enomCertId}, which Enom never sold`)
    const other = held.find((row) => row.enomCertId === enomCertId && row.id > id)
    if (other) broken.push(`${id} and ${other.id} both hold ${enomCertId}`)
  }
  return { id: 'I2', sentence: `${sold.length} certificates bought from Enom, ${held.length} held by orders`, broken }
}

/** I3: the drop in the Enom balance = the sum of recorded costs. */
function enomMoney({ enom, shop }: Ledgers): Verdict {
  const deposits = sum(enom.entries.filter(({ kind }) => kind === 'deposit').map(({ amount }) => amount))
  const fall = deposits - sum(enom.accounts.map(({ balance }) => balance))
  const recorded = sum(shop.certificates.map(({ cost }) => cost))
  const givenBack = sum(enom.entries.filter(({ kind }) => kind === 'refund').map(({ cost }) => cost))
  const broken = fall + givenBack === recorded ? [] : [`the difference is ${money(fall + givenBack - recorded)}`]
  for (const { certId, cost } of enom.entries.filter(({ kind }) => kind === 'purchase')) {
    const row = shop.certificates.find(({ enomCertId }) => enomCertId === certId)
    if (row && row.cost !== cost)
      broken.push(`${certId} cost ${money(cost ?? 0)}, ${row.id} says ${row.cost === null ? 'nothing' : money(row.cost)}`)
  }
  return { id: 'I3', sentence: `Enom's balance fell by ${money(fall)}, recorded costs are ${money(recorded)}`, broken }
}

/** I4: captured minus refunded = recorded revenue. */
function stripeMoney({ stripe, shop }: Ledgers): Verdict {
  const charges = stripe.charges.filter(({ paid }) => paid)
  const taken = sum(charges.map((charge) => charge.amount_captured - charge.amount_refunded))
  const settled = shop.billing.filter(({ status }) => status === 'succeeded')
  const recorded = sum(settled.map(({ kind, amount }) => (kind === 'charge' ? amount : -amount)))
  const broken = taken === recorded ? [] : [`the difference is ${money(taken - recorded)}`]
  for (const charge of charges) {
    const rows = settled.filter(({ kind, stripeId }) => kind === 'charge' && stripeId === charge.payment_intent)
    if (rows.length !== 1) broken.push(`${charge.id} of ${money(charge.amount_captured)} is recorded ${rows.length} times`)
  }
  for (const refund of stripe.refunds.filter(({ status }) => status === 'succeeded')) {
    const rows = settled.filter(({ kind, stripeId }) => kind === 'refund' && stripeId === refund.id)
    if (rows.length !== 1) broken.push(`refund ${refund.id} of ${money(refund.amount)} is recorded ${rows.length} times`)
  }
  return { id: 'I4', sentence: `Stripe keeps ${money(taken)}, recorded revenue is ${money(recorded)}`, broken }
}

/**
 * I5: exactly one email of each kind per event. The outbox holds one row per event, and each row must have reached a mailbox. A send that
 * was interrupted before the mail server's response was recorded is repeated, so there may be as many duplicates as interrupted sends, but
 * no more.
 */
function everyMail({ shop, inbox, sendsBegun }: Ledgers): Verdict {
  const came = new Map<string, number>()
  for (const { messageId } of inbox) {
    const mailId = /^<?([0-9a-f-]{36})[.@]/.exec(messageId)?.[1]
    if (mailId) came.set(mailId, (came.get(mailId) ?? 0) + 1)
  }
  const broken: string[] = []
  for (const { id, onceKey, status } of shop.mails) {
    if (status !== 'sent') broken.push(`${onceKey} is ${status}`)
    else if (!came.has(id)) broken.push(`${onceKey} is marked as sent but never arrived`)
    if (shop.mails.some((other) => other.onceKey === onceKey && other.id > id)) broken.push(`${onceKey} was queued twice`)
  }
  for (const { id } of shop.orders.filter(({ status }) => status === 'paid')) {
    if (!shop.mails.some(({ onceKey }) => onceKey === `order_received:${id}`))
      broken.push(`order ${id} is paid, but its buyer was not notified`)
  }
  const known = new Set(shop.mails.map(({ id }) => id))
  for (const mailId of came.keys()) if (!known.has(mailId)) broken.push(`email ${mailId} arrived but is not in the outbox`)
  const again = sum([...came.values()].map((times) => times - 1))
  const cutOff = Math.max(0, sendsBegun - sum(shop.mails.map(({ attempts }) => attempts)))
  if (again > cutOff) broken.push(`${again} emails arrived again, but only ${cutOff} sends were interrupted`)
  return {
    id: 'I5',
    sentence: `${shop.mails.length} events to report, ${came.size} reported; ${again} reported again because ${cutOff} sends were interrupted`,
    broken,
  }
}

/** I6: no job runs without a live lease. */
function everyJob({ shop }: Ledgers): Verdict {
  const broken = shop.heldJobs
    .filter(({ worker }) => !shop.liveWorkers.includes(worker))
    .map(({ id, task, worker }) => `job ${id} (${task}) is held by ${worker}, which is no longer running`)
  return { id: 'I6', sentence: `${shop.heldJobs.length} jobs held, ${shop.liveWorkers.length} workers running`, broken }
}
