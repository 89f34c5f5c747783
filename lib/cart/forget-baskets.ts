import type { Tx } from '../db/transaction'

/** Empties a person's baskets and takes their name off them. Orders may refer to the rows, so these stay until they are old. */
export async function forgetBaskets(tx: Tx, userId: string): Promise<void> {
  await tx.cartLine.deleteMany({ where: { cart: { userId } } })
  await tx.cart.updateMany({ where: { userId }, data: { userId: null } })
}
