import type { Random } from '../../e2e/faults/plan/random'
import { DAY, earlier, HOUR, later, MINUTE } from '../../lib/clock'
import type { PastLine } from './buy'
import { PAST_BUYERS, type PastBuyer } from './buyers'
import type { FateName } from './fates'

export type PlannedOrder = { at: Date; buyer: PastBuyer; lines: PastLine[]; fate: FateName }

export const PAST_DAYS = 365
/** How many days ago Enom was down for hours, and how many days ago the price of a product rose. */
export const BAD_DAY = 46
export const PRICE_RISE = 110

/** Returns the time at which a given hour begins on the day `days` days before `end`. */
export function dayBefore(end: Date, days: number, hour: number): Date {
  const day = earlier(end, days * DAY)
  day.setUTCHours(hour, 0, 0, 0)
  return day
}

/** The cases that the demo shows at least once. `ago` is given in hours. */
const CAST: readonly { fate: FateName; ago: number; slug: string }[] = [
  // Before the Enom account is set up.
  { fate: 'replaced', ago: 364 * 24, slug: 'rapidssl' },
  { fate: 'dispute_won', ago: 300 * 24, slug: 'rapidssl' },
  { fate: 'terminated', ago: 270 * 24, slug: 'rapidssl' },
  { fate: 'refunded_by_enom', ago: 25 * 24, slug: 'geotrust-quickssl' },
  { fate: 'issued', ago: 200 * 24, slug: 'rapidssl' },
  { fate: 'issued', ago: 150 * 24, slug: 'rapidssl' },
  { fate: 'issued', ago: 90 * 24, slug: 'rapidssl' },
  { fate: 'dispute_lost', ago: 210 * 24, slug: 'sectigo-essential' },
  { fate: 'replaced', ago: 190 * 24, slug: 'rapidssl' },
  { fate: 'replaced', ago: 184 * 24, slug: 'geotrust-quickssl' },
  { fate: 'issued', ago: 183 * 24, slug: 'rapidssl' },
  { fate: 'issued', ago: 176 * 24, slug: 'rapidssl' },
  { fate: 'refunded_unbought', ago: 130 * 24, slug: 'geotrust-true-businessid-ev' },
  { fate: 'cost_accepted', ago: (PRICE_RISE - 1) * 24, slug: 'sectigo-essential' },
  { fate: 'refunded_after_purchase', ago: 80 * 24, slug: 'sectigo-instant' },
  { fate: 'without_price', ago: 61 * 24, slug: 'sectigo-premium-wildcard' },
  { fate: 'activated', ago: 50 * 24, slug: 'geotrust-true-businessid-ev' },
  { fate: 'issued', ago: BAD_DAY * 24, slug: 'rapidssl' },
  { fate: 'issued', ago: BAD_DAY * 24, slug: 'geotrust-quickssl' },
  { fate: 'bank_refuses', ago: 40 * 24, slug: 'rapidssl' },
  { fate: 'disputed', ago: 14 * 24, slug: 'rapidssl-wildcard' },
  { fate: 'never_set_up', ago: 9 * 24, slug: 'rapidssl' },
  { fate: 'abandoned', ago: 8 * 24, slug: 'rapidssl-wildcard' },
  { fate: 'cancelled', ago: 7 * 24, slug: 'rapidssl' },
  { fate: 'declined', ago: 6 * 24, slug: 'rapidssl' },
  { fate: 'wrong_file', ago: 5 * 24, slug: 'geotrust-quickssl' },
  { fate: 'never_set_up', ago: 99, slug: 'sectigo-ev' },
  { fate: 'disputed_before_purchase', ago: 97, slug: 'sectigo-ev' },
  { fate: 'refund_withdrawn', ago: 98, slug: 'sectigo-ev' },
  { fate: 'refused', ago: 50, slug: 'digicert-secure-site' },
  { fate: 'waits_for_organisation', ago: 30, slug: 'geotrust-true-businessid' },
  { fate: 'never_set_up', ago: 27, slug: 'geotrust-true-businessid-wildcard' },
  { fate: 'waits_for_activation', ago: 26, slug: 'geotrust-true-businessid-ev' },
  { fate: 'bank_confirms', ago: 25, slug: 'rapidssl' },
  { fate: 'needs_correction', ago: 6, slug: 'geotrust-quickssl' },
  { fate: 'waits_for_approval', ago: 4, slug: 'sectigo-essential' },
  { fate: 'maybe_sent', ago: 0.3, slug: 'geotrust-quickssl' },
  { fate: 'being_sent', ago: 0.2, slug: 'rapidssl' },
  { fate: 'open', ago: 0.15, slug: 'rapidssl' },
  { fate: 'maybe_bought', ago: 0.1, slug: 'rapidssl-wildcard' },
  { fate: 'waits_to_be_bought', ago: 0, slug: 'sectigo-essential-wildcard' },
]

/** The products that are bought, with cheaper ones listed more often. */
const SHELF = [
  ...Array<string>(9).fill('rapidssl'),
  ...Array<string>(5).fill('sectigo-essential'),
  ...Array<string>(3).fill('geotrust-quickssl'),
  'geotrust-quickssl-premium',
  'sectigo-instant',
  'sectigo-instant',
  'geotrust-true-businessid',
  'sectigo-essential-wildcard',
  'rapidssl-wildcard',
  'rapidssl-wildcard',
] as const
const USUAL: readonly FateName[] = [...Array<FateName>(11).fill('replaced'), 'issued', 'issued', 'abandoned', 'never_set_up']

/**
 * Returns the orders of a history that ends at `end`, oldest first. Business grows over the year and slows down at night and at weekends.
 * The same random numbers give the same orders.
 */
export function planPast(random: Random, { orders, end }: { orders: number; end: Date }): PlannedOrder[] {
  const cast = CAST.map(({ fate, ago, slug }, index) => ({
    // Older orders are placed during business hours.
    at: ago < 48 ? earlier(end, ago * HOUR) : later(dayBefore(end, Math.floor(ago / 24), 9), ((index * 37) % 480) * MINUTE),
    buyer: PAST_BUYERS[index % PAST_BUYERS.length] ?? random.pick(PAST_BUYERS),
    lines: [{ slug, years: 1, quantity: 1 }],
    fate,
  }))
  const others = Array.from({ length: Math.max(0, orders - cast.length) }, () => ({
    at: pickMoment(random, end),
    // Few clients order often, and the demo's own buyer is one of them.
    buyer: PAST_BUYERS[Math.min(random.whole(PAST_BUYERS.length), random.whole(PAST_BUYERS.length))] ?? random.pick(PAST_BUYERS),
    lines: pickLines(random),
    fate: random.pick(USUAL),
  }))
  return [...cast, ...others].sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** Returns the times of further orders, oldest first. */
export function planMoments(random: Random, { count, end }: { count: number; end: Date }): Date[] {
  return Array.from({ length: count }, () => pickMoment(random, end)).sort((one, other) => one.getTime() - other.getTime())
}

function pickLines(random: Random): PastLine[] {
  const slug = random.pick(SHELF)
  const first = { slug, years: random.whole(6) ? 1 : 2, quantity: random.whole(5) ? 1 : 2 }
  const second = random.pick(SHELF)
  return random.whole(8) || second === slug ? [first] : [first, { slug: second, years: 1, quantity: 1 }]
}

function pickMoment(random: Random, end: Date): Date {
  for (;;) {
    // Taking the larger of two draws makes recent times more likely.
    const share = Math.max(random.whole(10_000), random.whole(10_000)) / 10_000
    const day = earlier(end, (PAST_DAYS - 3 - Math.floor(share * (PAST_DAYS - 4))) * DAY)
    day.setUTCHours(7 + random.whole(11), random.whole(60), random.whole(60), 0)
    const isWeekend = day.getUTCDay() % 6 === 0
    if (isWeekend ? random.whole(4) === 0 : true) return day
  }
}
