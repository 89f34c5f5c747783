import { earlier, HOUR, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { refundWhyText } from '../../languages/refund-why'
import { DEFAULT_LANGUAGE } from '../../languages/types'
import { alertStaff } from '../../orders/notify'
import { refundCertificate } from '../request/refund-certificate'
import { AUTO_REFUND_CANDIDATES } from './auto-refund-candidates'
import { readShopSettings } from './shop-settings'

const AUTO_REFUND_BATCH = 200

/**
 * Refunds certificates that Enom has refused to sell, or sells at too high a price, once they have waited as long as the shop's settings
 * require. Does nothing if the setting is "never", and skips disputed payments. Staff are alerted once about each certificate that cannot
 * be refunded. Returns how many refunds were requested.
 */
export async function runAutoRefunds(): Promise<number> {
  const { refundUnboughtAfter } = await readShopSettings()
  if (refundUnboughtAfter === null) return 0
  let asked = 0
  const refund = async ({ id, name }: { id: string; name: string }) => {
    const reason = refundWhyText({ code: 'rule', name }, DEFAULT_LANGUAGE)
    const refunded = await refundCertificate({ kind: 'system' }, id, { reason })
    if (refunded.ok) asked += 1
    else await tellStaff(id, refunded.error.code)
  }
  const due = await overdue(earlier(now(), refundUnboughtAfter * HOUR))
  await forEachIsolated(due, { what: 'a refund due under the rule', work: refund })
  return asked
}

function overdue(since: Date): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`select id, name from (${AUTO_REFUND_CANDIDATES}) unbought where since <= ${since} order by random() limit ${AUTO_REFUND_BATCH}`
}

async function tellStaff(certificateId: string, code: string): Promise<void> {
  const { order } = await db.certificate.findUniqueOrThrow({ where: { id: certificateId }, select: { order: true } })
  await inTransaction((tx) =>
    alertStaff(tx, order.id, {
      event: `unbought:${certificateId}`,
      subject: `A certificate from order ${order.number} could not be refunded automatically`,
      lines: ['Enom does not sell it, and the shop is set to refund its price.', WHY[code] ?? 'Check the order and refund it manually.'],
    }),
  )
}

const WHY: Record<string, string> = {
  bought: 'Enom may have sold it after all: check the certificate first.',
  'nothing-to-refund': 'Nothing is left of the payment.',
  'unassigned-refund':
    'A refund made in Stripe has not been assigned to a certificate. Assign it on the order’s page; the automatic refund then continues.',
  disputed: 'Its payment is disputed: the bank may return the money as well.',
  'less-left': 'What is left of the payment doesn’t cover its price, because part of it was refunded before.',
}
