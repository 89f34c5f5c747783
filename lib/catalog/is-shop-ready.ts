import { db } from '../db/client'

/** Whether the database answers and knows what can be sold. Never throws: a shop that cannot look is not ready. */
export async function isShopReady(): Promise<boolean> {
  try {
    return (await db.certificateType.findFirst({ select: { code: true } })) !== null
  } catch {
    return false
  }
}
