import { timingSafeEqual } from 'node:crypto'
import { now } from '../clock'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import type { RedeemedLink } from './redeem-link'
import { hashCode } from './secrets'
import { countCode, forgetWrongCodes, MAX_WRONG_CODES } from './wrong-codes'

/**
 * Why a code was refused:
 * - `wrong`: the code did not match. `attemptsLeft` is 0 if this attempt used up the link. `codesAreOff` is true if it was the last wrong
 *   code allowed for the address `email`.
 * - `ended`: there was no valid code to compare with
 * - `codes-off`: too many wrong codes in a row for this address; only emailed links work
 */
export type CodeRefusal =
  | { code: 'wrong'; attemptsLeft: number; email: string; codesAreOff: boolean }
  | { code: 'ended' }
  | { code: 'codes-off' }

/**
 * Redeems a link by its six-digit code. Before the code is compared, each attempt uses one of the link's five and counts as a wrong code
 * for its address, so that parallel attempts cannot share one.
 */
export async function redeemCode(
  linkId: string,
  code: string,
  purpose: 'sign_in' | 'set_password' = 'sign_in',
): Promise<Result<RedeemedLink, CodeRefusal>> {
  const at = now()
  const live = { id: linkId, purpose, usedAt: null, replacedAt: null, expiresAt: { gt: at } } as const
  const [link] = await db.link.updateManyAndReturn({
    where: { ...live, attemptsLeft: { gt: 0 } },
    data: { attemptsLeft: { decrement: 1 } },
    select: { codeHash: true, attemptsLeft: true, email: true },
  })
  if (!link?.codeHash) return err({ code: 'ended' })
  const { email, attemptsLeft } = link
  const count = await countCode(email)
  if (count > MAX_WRONG_CODES) return err({ code: 'codes-off' })
  if (!timingSafeEqual(link.codeHash, hashCode(linkId, code))) {
    return err({ code: 'wrong', attemptsLeft, email, codesAreOff: count === MAX_WRONG_CODES })
  }
  const [redeemed] = await db.link.updateManyAndReturn({
    where: live,
    data: { usedAt: at },
    select: { purpose: true, email: true, orderId: true, returnTo: true },
  })
  if (!redeemed) return err({ code: 'ended' })
  await forgetWrongCodes(email)
  return ok(redeemed)
}
