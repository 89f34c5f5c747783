import { db } from '../../db/client'
import { firstId } from '../../db/new-id'

/** Deletes up to `limit` deliveries that were created before a given time and are not waiting to be sent. */
export async function deleteOldDeliveries(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "WebhookDelivery" where id in (
      select id from "WebhookDelivery" where status <> 'waiting' and id < ${firstId(before)}::uuid order by id limit ${limit})`
}
