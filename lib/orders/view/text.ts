import type { DisputeLock } from '../../certificates/lifecycle/dispute-lock'
import type { OrderSource } from '../../db/generated/enums'
import { taxIn } from '../../languages/tax-text'
import { type Messages, messagesOf, moneyIn, wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { formatMoney, type Money } from '../../money'
import { reasonsText } from '../../tax/text'
import type { OrderEventKind } from '../events'
import type { OrderStatus } from '../states'
import type { OrderView } from './get-order'

type Standing = OrderStatus | 'imported' | 'disputed' | 'lost'

type Words = {
  label: string
  tone: 'info' | 'good' | 'warning' | 'bad'
  /** The state of an order and its money, as shown to the buyer. */
  sentence: string
}

const TONES: Record<Standing, Words['tone']> = {
  awaiting_payment: 'warning',
  payment_processing: 'info',
  paid: 'good',
  needs_review: 'warning',
  payment_failed: 'bad',
  expired: 'warning',
  cancelled: 'info',
  refunded: 'info',
  imported: 'good',
  disputed: 'bad',
  lost: 'bad',
}

type Told = { source: OrderSource; status: OrderStatus; dispute?: DisputeLock | null }

/**
 * An imported order is shown as imported rather than paid, because nobody paid for it here. A disputed order is shown as disputed or lost.
 */
function standingOf({ source, status, dispute }: Told): Standing {
  if (dispute && (status === 'paid' || status === 'needs_review')) return dispute === 'open' ? 'disputed' : 'lost'
  return source === 'import' && status === 'paid' ? 'imported' : status
}

/** Returns the wording for an order, in the shop and in the back office. Staff always read it in English. */
export function orderWords(order: Told, language: Language = DEFAULT_LANGUAGE): Words {
  const standing = standingOf(order)
  return { tone: TONES[standing], ...messagesOf(language).orderStanding[standing] }
}

type ToldBuyer = Told &
  Pick<OrderView, 'money' | 'total' | 'counts'> & {
    /** Whether the only sign of a dispute is a refused refund, without a report from the bank. */
    isDisputeSuspected?: boolean
  }

/** Returns the text a buyer sees about an order, including how much was refunded or is being refunded, and whether money is owed. */
export function buyerOrderWords(order: ToldBuyer, language: Language = DEFAULT_LANGUAGE): Words {
  const words = orderWords(order, language)
  if (order.isDisputeSuspected && standingOf(order) === 'disputed')
    return { ...words, sentence: wordsOf(language, 'orderSaid')('perhapsDisputed') }
  if (order.dispute || (order.status !== 'paid' && order.status !== 'needs_review')) return words
  const back = backSentence(order, language)
  const owed = owedSentence(order, language)
  const tone = owed ? 'warning' : back && words.tone === 'good' ? 'info' : words.tone
  return { ...words, tone, sentence: [words.sentence, back, owed].filter(Boolean).join(' ') }
}

/** Returns how much was refunded: `$19.00 of $38.00 has been refunded.` */
function backSentence({ money, total: { currency } }: ToldBuyer, language: Language): string | null {
  const sum = (kind: 'charge' | 'refund', status: 'pending' | 'succeeded') =>
    money.reduce((all, line) => all + (line.kind === kind && line.status === status ? line.money.amount : 0), 0)
  const words = wordsOf(language, 'orderSaid')
  const [back, underWay] = [sum('refund', 'succeeded'), sum('refund', 'pending')]
  const text = (amount: number) => moneyIn(language, { amount, currency })
  const said = { paid: text(sum('charge', 'succeeded')), back: text(back), underWay: text(underWay) }
  if (back) return words(underWay ? 'backAndUnderWay' : 'back', said)
  return underWay ? words('underWay', said) : null
}

function owedSentence({ counts: { all, owed } }: ToldBuyer, language: Language): string | null {
  return owed ? wordsOf(language, 'orderSaid')('owed', { all, count: owed }) : null
}

/** Formats a number of certificates and their value as `3 certificates ($57.00)`, with one sum per currency. */
export function certificatesFor({ count, money }: { count: number; money: readonly Money[] }): string {
  const certificates = count === 1 ? '1 certificate' : `${count} certificates`
  return money.length ? `${certificates} (${money.map((sum) => formatMoney(sum)).join(', ')})` : certificates
}

/** Returns the tax details of an order, or none if it was placed without tax. */
export function taxFacts(
  { tax, country }: Pick<OrderView, 'tax' | 'country'>,
  language: Language = DEFAULT_LANGUAGE,
): { term: string; detail: string | null }[] {
  if (!tax) return []
  const words = wordsOf(language, 'orderSaid')
  return [
    ...tax.parts.map(({ amount, ...decision }) => ({
      term: words('taxPart', { tax: taxIn(language, decision) }),
      detail: moneyIn(language, { amount, currency: tax.amount.currency }),
    })),
    { term: words('vatNumber'), detail: tax.taxNumber },
    {
      term: words(tax.parts.some(({ label }) => label) ? 'aboutTax' : 'aboutVat'),
      detail: reasonsText(tax.parts, country, language) || null,
    },
  ]
}

export function hoursText(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`
}

type ToldEvent = keyof Messages['orderEvents']

/** The texts for staff where they differ from the buyer's, and for events between the shop and the bank that only staff see. */
const TO_STAFF: Partial<Record<OrderEventKind, string>> & Record<Exclude<OrderEventKind, `order.${ToldEvent}`>, string> = {
  'order.refund_sent': 'The refund was sent',
  'order.refund_learned': 'A refund made in Stripe was found',
  'order.refund_assigned': 'A refund made in Stripe was assigned',
  'order.refund_withdrawn': 'A refund was not sent: the payment is disputed, or money was refunded before',
  'order.reopened': 'A refund failed, so the order is no longer fully refunded',
  'order.disputed': 'The buyer disputed the payment',
  'order.dispute_won': 'The dispute was won',
  'order.dispute_lost': 'The dispute was lost; the bank took the payment',
  'order.rebuilt': 'Rebuilt from the data at Stripe after a backup was restored',
  'order.buyer_changed': 'Moved to another email address',
  'order.placed_by_staff': 'Placed by staff for the buyer',
  'order.note': 'Note',
}

/** Returns the text a buyer sees for an event in their order’s timeline, or null if they don’t see it. */
export function buyerEventText(kind: OrderEventKind, language: Language = DEFAULT_LANGUAGE): string | null {
  const told: Partial<Record<string, string>> = messagesOf(language).orderEvents
  return told[kind.slice('order.'.length)] ?? null
}

/** Returns the text staff see for an event in an order’s timeline. */
export function staffEventText(kind: OrderEventKind): string {
  return TO_STAFF[kind] ?? buyerEventText(kind) ?? kind
}
