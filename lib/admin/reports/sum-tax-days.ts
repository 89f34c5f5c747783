import { Prisma } from '../../db/generated/client'
import { dayOf, onDays, sumDueDays } from './due-days'

/** Recomputes the tax of every day on which a document or its country has changed. Days are those of the shop's time zone. */
export function sumTaxDays(): Promise<void> {
  return sumDueDays('TaxDayDue', async (tx, days, zone) => {
    await tx.$executeRaw`delete from "TaxDay" where day = any(${days})`
    await tx.$executeRaw`
      insert into "TaxDay" (day, country, rate, reason, label, currency, net, tax)
      select ${dayOf(Prisma.sql`i."issuedAt"`, zone)}, coalesce(o.country, ''), t.rate, t.reason::"TaxReason", coalesce(t.label, ''), i.currency,
             sum(case i.kind when 'invoice' then t.net else -t.net end), sum(case i.kind when 'invoice' then t.amount else -t.amount end)
        from (${onDays('Invoice', 'issuedAt', days, zone)}) i join "Order" o on o.id = i."orderId"
       cross join lateral jsonb_to_recordset(i.taxes) as t(rate int, reason text, label text, net int, amount int)
       where i.taxes <> '[]'
       group by 1, 2, 3, 4, 5, 6`
  })
}
