import { db } from '../client'

/** Tests only: puts a status there as a database put back to an earlier moment has it, which no step of the shop leads to. */
export async function putBack(table: 'Mail' | 'PaymentSession', id: string, status: string): Promise<void> {
  await db.$transaction([
    db.$executeRawUnsafe('set local session_replication_role = replica'),
    db.$executeRawUnsafe(`update "${table}" set status = '${status}' where id = '${id}'`),
  ])
}
