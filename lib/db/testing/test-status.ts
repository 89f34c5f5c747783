import { db } from '../client'

/** Tests only. Sets a status that no step of the shop leads to, as after restoring the database to an earlier moment. */
export async function putBack(table: 'Mail' | 'PaymentSession', id: string, status: string): Promise<void> {
  await db.$transaction([
    db.$executeRawUnsafe('set local session_replication_role = replica'),
    db.$executeRawUnsafe(`update "${table}" set status = '${status}' where id = '${id}'`),
  ])
}
