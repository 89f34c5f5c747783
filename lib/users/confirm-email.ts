import { now } from '../clock'
import { db } from '../db/client'

/** Records that the person with this address can read email sent to it, because they have just used an emailed code or link. */
export async function confirmEmail(email: string): Promise<void> {
  await db.user.updateMany({ where: { email, confirmedAt: null }, data: { confirmedAt: now() } })
}
