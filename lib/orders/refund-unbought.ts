import { HOUR, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { alertStaff } from './alert-staff'
import { eachApart } from './each-apart'
import { refundCertificate } from './refund-certificate'
import { readShopSettings } from './shop-settings'

const BATCH = 200

/**
 * Gives back what was paid for certificates that Enom has refused to sell, or sells too dear, for as long as the shop's settings say;
 * nothing when they say "never". One that cannot be given back is told to the staff once. Answers how many refunds were asked for.
 */
export async function refundUnbought(): Promise<number> {
  const { refundUnboughtAfter } = await readShopSettings()
  if (refundUnboughtAfter === null) return 0
  let asked = 0
  const refund = async ({ id, name }: { id: string; name: string }) => {
    const reason = `${name} could not be had, so we give its price back.`
    const refunded = await refundCertificate({ kind: 'system' }, id, { reason })
    if (refunded.ok) asked += 1
    else await tellStaff(id, refunded.error.code)
  }
  const due = await overdue(new Date(now().getTime() - refundUnboughtAfter * HOUR))
  await eachApart(due, { what: 'a refund due by the rule', work: refund })
  return asked
}

/**
 * The trouble is counted from its first event since staff last did something about the certificate: trying again by itself, which the
 * shop does each time a price list is read, does not start the time anew.
 */
function overdue(since: Date): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    select c.id, i."typeName" as name
    from "Certificate" c join "Order" o on o.id = c."orderId" join "OrderItem" i on i.id = c."orderItemId"
    where o.status = 'paid' and (c.status = 'purchase_failed' or (c.status = 'purchase_blocked' and c.blocker = 'cost_risen'))
      and coalesce((
        select min(e.at) from "CertificateEvent" e
        where e."certificateId" = c.id
          and (e."to" = 'purchase_failed' or (e."to" = 'purchase_blocked' and e.detail->>'blocker' = 'cost_risen'))
          and e.at > coalesce((
            select max(s.at) from "CertificateEvent" s where s."certificateId" = c.id and s.actor like 'staff:%'), '-infinity')
      ), c."statusSince") <= ${since}
    order by random() limit ${BATCH}`
}

async function tellStaff(certificateId: string, code: string): Promise<void> {
  const { order } = await db.certificate.findUniqueOrThrow({ where: { id: certificateId }, select: { order: true } })
  await inTransaction((tx) =>
    alertStaff(tx, order.id, {
      onceKey: `unbought:${certificateId}`,
      subject: `A certificate of order ${order.number} could not be refunded by itself`,
      lines: [
        'Enom does not sell it, and the shop is set to give its price back.',
        WHY[code] ?? 'Look at the order and refund it by hand.',
      ],
    }),
  )
}

const WHY: Record<string, string> = {
  bought: 'Enom may have sold it after all: look at the certificate first.',
  'nothing-to-refund': 'Nothing is left of the payment.',
  'perhaps-given-back': 'Money of this order went back without saying for which certificate. Refund it by hand if it was not for this one.',
  'less-left': 'Less is left of the payment than it cost, because part of it was given back before.',
}
