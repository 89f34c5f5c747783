import type { Tx } from '../../db/transaction'

/** Returns whether an order's buyer still has an account that can receive credit. */
export async function hasAccount(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.order.count({ where: { id: orderId, user: { deletedAt: null } } })) > 0
}
