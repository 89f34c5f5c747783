import { earlier, HOUR, now } from '../../clock'
import { db } from '../../db/client'
import { firstId, newId } from '../../db/new-id'

/** Stores an account's balance as Enom reported it, at most once an hour. */
export async function keepReading(accountId: string, balance: number): Promise<void> {
  const at = now()
  const recent = await db.balanceReading.findFirst({ where: { accountId, id: { gt: firstId(earlier(at, HOUR)) } }, select: { id: true } })
  if (!recent) await db.balanceReading.create({ data: { id: newId(), accountId, balance, at } })
}

/** Deletes up to `limit` balance readings that are older than a given time. */
export async function deleteOldReadings(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "BalanceReading" where id in (select id from "BalanceReading" where at < ${before} order by at limit ${limit})`
}
