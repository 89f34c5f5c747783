import { db } from '../db/client'
import { log } from '../log'

/** Whether the database answers and knows what can be sold. Never throws: a shop that cannot look is not ready. */
export async function isShopReady(): Promise<boolean> {
  try {
    return (await db.certificateType.findFirst({ select: { code: true } })) !== null
  } catch (error) {
    log.warn({ err: error }, 'shop not ready')
    return false
  }
}
