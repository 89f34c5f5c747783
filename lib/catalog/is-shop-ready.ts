import { db } from '../db/client'
import { log } from '../log'

/**
 * Returns whether the database responds and contains at least one product that can be sold. Never throws: if the check fails, the shop is
 * not ready.
 */
export async function isShopReady(): Promise<boolean> {
  try {
    return (await db.certificateType.findFirst({ select: { code: true } })) !== null
  } catch (error) {
    log.warn({ err: error }, 'shop not ready')
    return false
  }
}
