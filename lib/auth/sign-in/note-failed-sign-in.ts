import { earlier, MINUTE, now } from '../../clock'
import { db } from '../../db/client'

/** Attempts from one network within this time share one history entry. */
const ONCE_IN_MS = MINUTE

/** Records a wrong password on the staff sign-in page, if the address belongs to a member of staff. */
export async function noteFailedSignIn(email: string, network: string | null): Promise<void> {
  const at = now()
  const same = { kind: 'sign_in_failed', network } as const
  const user = await db.user.findFirst({
    where: { email, role: 'staff', securityEvents: { none: { ...same, at: { gt: earlier(at, ONCE_IN_MS) } } } },
    select: { id: true },
  })
  if (user) await db.securityEvent.create({ data: { ...same, userId: user.id, at } })
}
