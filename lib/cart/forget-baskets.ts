import type { Tx } from '../db/transaction'

/**
 * Empties a person's baskets and detaches them from the person. The rows are kept until the regular clean-up, because orders may refer to
 * them.
 */
export async function forgetBaskets(tx: Tx, userId: string): Promise<void> {
  await tx.cartLine.deleteMany({ where: { cart: { userId } } })
  await tx.cart.updateMany({ where: { userId }, data: { userId: null } })
}
