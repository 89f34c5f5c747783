import { db } from '../client'

/** Sets a status that the shop's own transitions cannot reach, as after restoring an earlier database backup. For tests only. */
export async function putBack(table: 'Mail' | 'PaymentSession', id: string, status: string): Promise<void> {
  await db.$transaction([
    db.$executeRawUnsafe('set local session_replication_role = replica'),
    db.$executeRawUnsafe(`update "${table}" set status = '${status}' where id = '${id}'`),
  ])
}
