import { now } from '../clock'
import { db } from '../db/client'

/** Notes that the person with this address reads what is sent to it: they have just used a code or link from a mail. */
export async function confirmEmail(email: string): Promise<void> {
  await db.user.updateMany({ where: { email, confirmedAt: null }, data: { confirmedAt: now() } })
}
