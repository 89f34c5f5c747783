import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { countOf } from './queries'

/** Takes a line out of the basket; a line that is not there is no trouble. Answers how many certificates remain. */
export async function removeLine(token: string, lineId: string): Promise<{ count: number }> {
  await db.cartLine.deleteMany({ where: { id: lineId, cart: { tokenHash: hashToken(token) } } })
  return { count: await countOf(token) }
}
