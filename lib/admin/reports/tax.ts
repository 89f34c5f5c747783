import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { TaxReason } from '../../db/generated/enums'
import { mayStaff } from '../../permissions'
import type { Span } from './period'
import { MAX_GROUPS } from './sales'

/**
 * The tax at one rate according to the invoices of a period, less its credit notes. Minor units of the currency; `country` decided the tax.
 */
export type TaxByRate = {
  country: string
  rate: number
  reason: TaxReason
  label: string | null
  currency: string
  net: number
  tax: number
}

/** Returns the tax of the documents issued within a period, one row for each country, rate and currency. Empty for anyone but staff. */
export async function getTaxByRate(actor: Actor, { from, until }: Span): Promise<TaxByRate[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<TaxByRate[]>`
    select coalesce(o.country, '') as country, t.rate, t.reason, t.label, i.currency,
           sum(case i.kind when 'invoice' then t.net else -t.net end)::float8 as net,
           sum(case i.kind when 'invoice' then t.amount else -t.amount end)::float8 as tax
      from "Invoice" i join "Order" o on o.id = i."orderId"
      cross join lateral jsonb_to_recordset(i.taxes) as t(rate int, reason text, label text, net int, amount int)
     where i."issuedAt" >= ${from} and i."issuedAt" < ${until} and i.taxes <> '[]'
     group by 1, 2, 3, 4, 5
     order by 1, 2 desc, 3, 4, 5
     limit ${MAX_GROUPS}`
}
