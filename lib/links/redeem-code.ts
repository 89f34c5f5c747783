import { timingSafeEqual } from 'node:crypto'
import { now } from '../clock'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import type { RedeemedLink } from './redeem-link'
import { hashCode } from './secrets'

export type CodeRefusal = { code: 'wrong'; attemptsLeft: number } | { code: 'ended' }

/**
 * Uses a sign-in link up by its six digits. Every try costs one of five, counted before the digits are compared,
 * so that parallel tries cannot share one.
 */
export async function redeemCode(linkId: string, code: string): Promise<Result<RedeemedLink, CodeRefusal>> {
  const at = now()
  const live = { id: linkId, purpose: 'sign_in', usedAt: null, replacedAt: null, expiresAt: { gt: at } } as const
  const [link] = await db.link.updateManyAndReturn({
    where: { ...live, attemptsLeft: { gt: 0 } },
    data: { attemptsLeft: { decrement: 1 } },
    select: { codeHash: true, attemptsLeft: true },
  })
  if (!link?.codeHash) return err({ code: 'ended' })
  if (!timingSafeEqual(link.codeHash, hashCode(linkId, code))) {
    return err(link.attemptsLeft > 0 ? { code: 'wrong', attemptsLeft: link.attemptsLeft } : { code: 'ended' })
  }
  const [redeemed] = await db.link.updateManyAndReturn({
    where: live,
    data: { usedAt: at },
    select: { purpose: true, email: true, orderId: true, returnTo: true },
  })
  return redeemed ? ok(redeemed) : err({ code: 'ended' })
}
