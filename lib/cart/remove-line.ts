import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { countOf } from './queries'

/** What was taken out, so that it can be put back. */
export type RemovedLine = { choiceId: string; quantity: number; label: string }

/** Takes a line out of the basket; a line that is not there is no trouble. Answers what it was and how many certificates remain. */
export async function removeLine(token: string, lineId: string): Promise<{ count: number; removed: RemovedLine | null }> {
  const where = { id: lineId, cart: { tokenHash: hashToken(token) } }
  const removed = await db.cartLine.findFirst({ where, select: { choiceId: true, quantity: true, label: true } })
  await db.cartLine.deleteMany({ where })
  return { count: await countOf(token), removed }
}
