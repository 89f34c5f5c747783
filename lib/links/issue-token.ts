import { now } from '../clock'
import { db } from '../db/client'
import { LINK_LIFETIME } from './request-link'
import { hashCode, hashToken, newCode, newToken } from './secrets'
import { areCodesOff } from './wrong-codes'

/**
 * Generates the secret of a link for the email being sent. Only hashes are stored. Another call, when the email is retried, generates a new
 * secret, and the earlier one stops working. There is no code if codes are disabled for the address (wrong-codes.ts), and the token does
 * not work if only a code is emailed. Returns null if there is nothing to send, because the link has expired or has been used or replaced.
 */
export async function issueToken(linkId: string): Promise<{ token: string; code?: string } | null> {
  const at = now()
  const live = { id: linkId, usedAt: null, replacedAt: null, expiresAt: { gt: at } }
  const link = await db.link.findFirst({ where: live, select: { purpose: true, email: true } })
  if (!link) return null
  const token = newToken()
  const code = link.purpose === 'sign_in' || link.purpose === 'set_password' ? newCode() : undefined
  const { count } = await db.link.updateMany({
    where: live,
    data: {
      tokenHash: link.purpose === 'set_password' ? null : hashToken(token),
      codeHash: code ? hashCode(linkId, code) : null,
      expiresAt: new Date(at.getTime() + LINK_LIFETIME[link.purpose]),
    },
  })
  if (count !== 1) return null
  return code && !(await areCodesOff(link.email)) ? { token, code } : { token }
}
