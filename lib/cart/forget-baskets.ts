import type { Tx } from '../db/transaction'

/** Empties a person's baskets and detaches them from the person. Orders may refer to the rows, so they stay until they are old. */
export async function forgetBaskets(tx: Tx, userId: string): Promise<void> {
  await tx.cartLine.deleteMany({ where: { cart: { userId } } })
  await tx.cart.updateMany({ where: { userId }, data: { userId: null } })
}
