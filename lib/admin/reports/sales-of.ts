import type { Actor } from '../../actor'
import { getAllOtherRefunds, getAllSales } from './all-time'
import type { Period } from './period'
import { getOtherRefunds, getSales, type SalesGroup, type SalesRow } from './sales'

/** Returns the sales of the days of a report: those of all time from what is summed up by day, others from the orders themselves. */
export function salesOf(actor: Actor, { isAll, span, zone }: Period, group: SalesGroup | 'all'): Promise<SalesRow[]> {
  return isAll ? getAllSales(actor, group) : getSales(actor, span, group, zone)
}

/** Returns what was given back without saying for which certificate, as salesOf does. */
export function otherRefundsOf(actor: Actor, { isAll, span }: Period): Promise<{ currency: string; amount: number }[]> {
  return isAll ? getAllOtherRefunds(actor) : getOtherRefunds(actor, span)
}
