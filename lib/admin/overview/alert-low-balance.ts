import { DAY, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { dollars, formatMoney } from '../../money'
import { alertStaff } from '../../outbox/alerts/alert-staff'

const MOST_ACCOUNTS = 10

/** Emails staff about each account whose last known balance is below its threshold, once a day until it no longer is. */
export async function alertLowBalance(): Promise<void> {
  const low = await db.enomAccount.findMany({
    where: { balance: { lt: db.enomAccount.fields.lowBalance } },
    select: { id: true, label: true, balance: true, lowBalance: true },
    take: MOST_ACCOUNTS,
  })
  if (!low.length) return
  const day = Math.floor(now().getTime() / DAY)
  await inTransaction(async (tx) => {
    for (const { id, label, balance, lowBalance } of low) {
      const [has, least] = [balance, lowBalance].map((amount) => formatMoney(dollars(amount ?? 0)))
      await alertStaff(tx, {
        event: `low_balance:${id}:${day}`,
        subject: `The balance of “${label}” at Enom is low: ${has}`,
        lines: [
          `You asked to be notified when it falls below ${least}.`,
          'Refill the account at Enom. Until then, orders that it can’t cover stay on hold.',
        ],
        path: `/admin/enom-accounts/${id}`,
      })
    }
  })
}
