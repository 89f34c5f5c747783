import type { Tx } from '../db/transaction'

/** Holds an order until the caller's transaction ends, so that payments, refunds and returns take turns. */
export async function lockOrder(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select id from "Order" where id = ${id}::uuid for update`
}
