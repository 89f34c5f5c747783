import { DAY, later } from '../../clock'

/** The number of days after the purchase within which Enom refunds a certificate if a support ticket asks for it. */
const ENOM_REFUND_DAYS = 30

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** Returns a note on how long Enom refunds a certificate bought at this time: `Enom refunds until 12 Dec, 13 days left`. */
export function enomRefundText(boughtAt: Date, at: Date): string {
  const until = later(boughtAt, ENOM_REFUND_DAYS * DAY)
  const left = Math.floor((until.getTime() - at.getTime()) / DAY)
  if (until <= at) return `Enom’s ${ENOM_REFUND_DAYS}-day refund period ended on ${DATE.format(until)}`
  return `Enom refunds until ${DATE.format(until)}, ${left === 0 ? 'the last day' : left === 1 ? '1 day left' : `${left} days left`}`
}
