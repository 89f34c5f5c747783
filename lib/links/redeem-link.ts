import { now } from '../clock'
import { db } from '../db/client'
import type { LinkPurpose } from '../db/generated/enums'
import { err, ok, type Result } from '../result'
import { peekLink } from './peek-link'
import { hashToken } from './secrets'
import { forgetWrongCodes } from './wrong-codes'

export type RedeemedLink = { purpose: LinkPurpose; email: string; orderId: string | null; returnTo: string | null }

/** Redeems an access link once: of two parallel attempts, only one succeeds. Links for other purposes are not affected. */
export async function redeemLink(token: string): Promise<Result<RedeemedLink, 'used' | 'expired' | 'replaced' | 'unknown'>> {
  const at = now()
  const [link] = await db.link.updateManyAndReturn({
    where: { tokenHash: hashToken(token), purpose: { in: ['sign_in', 'set_up'] }, usedAt: null, replacedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
    select: { purpose: true, email: true, orderId: true, returnTo: true },
  })
  if (link) {
    if (link.purpose === 'sign_in') await forgetWrongCodes(link.email)
    return ok(link)
  }
  const { state } = await peekLink(token)
  return err(state === 'ok' ? 'used' : state)
}
