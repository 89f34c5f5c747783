import { db } from '../db/client'
import { hashToken } from '../links/secrets'

/** Notes that the buyer has seen today's prices and goes on with them. */
export async function acceptPrices(token: string): Promise<void> {
  await db.$executeRaw`
    update "CartLine" l set "seenAmount" = c.amount from "ProductChoice" c, "Cart" b
    where c.id = l."choiceId" and b.id = l."cartId" and b."tokenHash" = ${hashToken(token)} and l."seenAmount" <> c.amount`
}
