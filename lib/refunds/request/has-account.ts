import type { Tx } from '../../db/transaction'

/** Whether the buyer of an order still has an account that can receive credit. */
export async function hasAccount(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.order.count({ where: { id: orderId, user: { deletedAt: null } } })) > 0
}
