import { Prisma } from '../db/generated/client'
import { COST_CURRENCY } from '../money'

// Parts of queries in which the order has the alias `o` and its line item the alias `i`.

/** Whether staff gave the order away for free. */
export const IS_FREE = Prisma.sql`exists (select 1 from "Charge" f where f."orderId" = o.id and f."paidBy" = 'free')`

/** The price of one certificate of the line item, less tax and credit, in US cents; null without an exchange rate. */
export const WORTH = Prisma.sql`(coalesce(i."dollarAmount", case when o.currency = ${COST_CURRENCY} then i."unitAmount" - i."taxMinor" end)::numeric
  * (i."unitAmount" - i.credit) / greatest(i."unitAmount", 1))`
