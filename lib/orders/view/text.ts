import type { DisputeLock } from '../../certificates/lifecycle/dispute-lock'
import type { OrderSource } from '../../db/generated/enums'
import { formatMoney, type Money } from '../../money'
import { reasonsText, taxLabel } from '../../tax/text'
import type { OrderEventKind } from '../events'
import type { OrderStatus } from '../states'
import type { OrderView } from './get-order'

type Words = {
  label: string
  tone: 'info' | 'good' | 'warning' | 'bad'
  /** What it means for the order and the money, as told to the buyer. */
  sentence: string
}

/** The wording for order statuses, for shop, mails and back office. */
export const ORDER_WORDS: Record<OrderStatus, Words> = {
  awaiting_payment: {
    label: 'Not paid yet',
    tone: 'warning',
    sentence: 'You have not been charged. Pay and we get your certificates ready.',
  },
  payment_processing: {
    label: 'Bank is confirming',
    tone: 'info',
    sentence:
      'Your bank is still confirming. This can take up to 3 working days. We’ll email you the set-up link the moment it clears. You don’t need to pay again.',
  },
  paid: { label: 'Paid', tone: 'good', sentence: 'We have your payment.' },
  needs_review: {
    label: 'Being checked',
    tone: 'warning',
    sentence:
      'We have your money. Our team is checking it because something went wrong with the payment or its refund. You don’t need to do anything; we’ll write to you.',
  },
  payment_failed: {
    label: 'Payment failed',
    tone: 'bad',
    sentence: 'Your bank didn’t complete the payment, so you have not been charged. We’ve kept the order: you can pay another way.',
  },
  expired: {
    label: 'Payment page expired',
    tone: 'warning',
    sentence: 'The payment page expired and you were not charged. Start payment again.',
  },
  cancelled: { label: 'Cancelled', tone: 'info', sentence: 'This order was cancelled and you were not charged.' },
  refunded: {
    label: 'Refunded',
    tone: 'info',
    sentence: 'This order was refunded in full to the way you paid. Banks usually show it within 5 to 10 days.',
  },
}

/** Wording for an order created by importing a certificate from before the shop. */
const IMPORTED_WORDS: Words = {
  label: 'Imported',
  tone: 'good',
  sentence: 'This certificate was bought elsewhere before. We manage it here now. You were not charged.',
}

/** Wording for a paid order whose payment is disputed or lost. */
const DISPUTE_WORDS: Record<DisputeLock, Words> = {
  open: {
    label: 'Payment disputed',
    tone: 'bad',
    sentence:
      'Your bank has asked us to return this payment (a dispute), so the certificates of this order are locked: they can’t be set up, sent or downloaded. Anything already installed keeps working. Your answers are saved. If this is a mistake, ask your bank to withdraw the dispute and write to us. Everything unlocks once the dispute is decided in our favour.',
  },
  lost: {
    label: 'Lost to a dispute',
    tone: 'bad',
    sentence:
      'Your bank took back this payment, so the certificates of this order are locked: they can’t be set up, sent or downloaded. Anything already installed keeps working unless the authority revokes it. If you still want them, write to us.',
  },
}

/** Returns the wording for an order. An imported order counts as paid, although no one paid for it here. A disputed one does not. */
export function orderWords({ source, status, dispute }: { source: OrderSource; status: OrderStatus; dispute?: DisputeLock | null }): Words {
  if (dispute && (status === 'paid' || status === 'needs_review')) return DISPUTE_WORDS[dispute]
  return source === 'import' && status === 'paid' ? IMPORTED_WORDS : ORDER_WORDS[status]
}

/** Used while only a refused refund suggests a dispute and the bank has reported none. */
const PERHAPS_DISPUTED =
  'It looks as if your bank has been asked to take back this payment (a dispute), so the certificates of this order are locked for now: they can’t be set up, sent or downloaded. Anything already installed keeps working. Your answers are saved. We’re finding out more. If you don’t know about a dispute, write to us.'

type Told = Pick<OrderView, 'source' | 'status' | 'money' | 'total'> & {
  dispute?: DisputeLock | null
  isDisputeSuspected?: boolean
  certificates: readonly Pick<OrderView['certificates'][number], 'ended'>[]
}

/** Returns what the buyer reads about an order, including how much was refunded or is on its way, and that money is owed. */
export function buyerOrderWords(order: Told): Words {
  const words = orderWords(order)
  if (order.isDisputeSuspected && words === DISPUTE_WORDS.open) return { ...words, sentence: PERHAPS_DISPUTED }
  if (order.dispute || (order.status !== 'paid' && order.status !== 'needs_review')) return words
  const back = backSentence(order)
  const owed = owedSentence(order)
  const tone = owed ? 'warning' : back && words.tone === 'good' ? 'info' : words.tone
  return { ...words, tone, sentence: [words.sentence, back, owed].filter(Boolean).join(' ') }
}

/** Returns how much was refunded: `$19.00 of $38.00 has been refunded.` */
function backSentence({ money, total: { currency } }: Told): string | null {
  const sum = (kind: 'charge' | 'refund', status: 'pending' | 'succeeded') =>
    money.reduce((all, line) => all + (line.kind === kind && line.status === status ? line.money.amount : 0), 0)
  const text = (amount: number) => formatMoney({ amount, currency })
  const [paid, back, underWay] = [sum('charge', 'succeeded'), sum('refund', 'succeeded'), sum('refund', 'pending')]
  if (back && underWay) return `${text(back)} of ${text(paid)} has been refunded; another ${text(underWay)} is on its way.`
  if (back) return `${text(back)} of ${text(paid)} has been refunded.`
  return underWay ? `A refund of ${text(underWay)} out of ${text(paid)} is on its way.` : null
}

function owedSentence({ certificates }: Told): string | null {
  const count = certificates.filter(({ ended }) => ended === 'owed').length
  if (!count) return null
  const ended =
    count === 1
      ? `${certificates.length === 1 ? 'The' : 'One'} certificate of this order has ended`
      : `${count} certificates of this order have ended`
  return `${ended}. We’re checking your payment for ${count === 1 ? 'it' : 'them'} and will write to you.`
}

/** Formats `3 certificates ($57.00)`, with the sums of several currencies one after the other. */
export function certificatesFor({ count, money }: { count: number; money: readonly Money[] }): string {
  const certificates = count === 1 ? '1 certificate' : `${count} certificates`
  return money.length ? `${certificates} (${money.map((sum) => formatMoney(sum)).join(', ')})` : certificates
}

/** Returns the facts about the tax of an order; none if it was placed without tax. */
export function taxFacts({ tax, country }: Pick<OrderView, 'tax' | 'country'>): { term: string; detail: string | null }[] {
  if (!tax) return []
  return [
    ...tax.parts.map(({ amount, ...decision }) => ({
      term: `${taxLabel(decision)}, part of the total`,
      detail: formatMoney({ amount, currency: tax.amount.currency }),
    })),
    { term: 'VAT number', detail: tax.taxNumber },
    { term: tax.parts.some(({ label }) => label) ? 'About the tax' : 'About the VAT', detail: reasonsText(tax.parts, country) || null },
  ]
}

export function hoursText(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`
}

type EventWords = { buyer: string | null; staff: string }

const both = (text: string): EventWords => ({ buyer: text, staff: text })

/** Wording for each event in an order's timeline; null for what happens between the shop and the bank, which only staff need to see. */
export const EVENT_WORDS: Record<OrderEventKind, EventWords> = {
  'order.placed': both('Order placed'),
  'order.payment_started_again': both('Payment started again'),
  'order.payment_processing': both('Your bank started confirming the payment'),
  'order.payment_failed': both('The payment did not go through'),
  'order.payment_expired': both('The payment page expired'),
  'order.paid': both('Paid'),
  'order.paid_twice': both('Paid twice; the second payment is being refunded'),
  'order.payment_does_not_fit': both('A payment arrived that doesn’t match the order'),
  'order.refund_requested': both('Refund requested'),
  'order.certificate_refund_requested': both('Refund of one certificate requested'),
  'order.refund_sent': { buyer: null, staff: 'The refund was sent' },
  'order.refund_succeeded': both('A refund was made'),
  'order.refund_learned': { buyer: null, staff: 'A refund made in Stripe was found' },
  'order.refund_assigned': { buyer: null, staff: 'A refund made in Stripe was assigned' },
  'order.refund_failed': both('A refund did not go through'),
  'order.refund_withdrawn': {
    buyer: 'The refund was not made; our team is looking into it',
    staff: 'A refund was not sent: the payment is disputed, or money was refunded before',
  },
  'order.refunded': both('Refunded'),
  'order.reopened': { buyer: null, staff: 'A refund failed, so the order is no longer fully refunded' },
  'order.disputed': { buyer: 'The payment was disputed through your bank', staff: 'The buyer disputed the payment' },
  'order.dispute_won': { buyer: 'The dispute ended; your certificates are unlocked', staff: 'The dispute was won' },
  'order.dispute_lost': { buyer: 'Your bank took the payment back', staff: 'The dispute was lost; the bank took the payment' },
  'order.cancelled': both('Cancelled'),
  'order.imported': both('Imported; nothing was charged'),
  'order.rebuilt': { buyer: null, staff: 'Rebuilt from what Stripe had kept, after a backup was restored' },
  'order.buyer_changed': { buyer: 'Moved to another email address', staff: 'Given to another email address' },
  'order.placed_by_staff': { buyer: 'Placed for you by our team', staff: 'Placed by staff for the buyer' },
  'order.quote_accepted': both('Placed by accepting a quote'),
  'order.note': { buyer: null, staff: 'Note' },
}
