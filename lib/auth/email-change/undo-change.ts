import { inTransaction } from '../../db/transaction'
import { spendLink } from '../../links/spend-link'
import { err, ok, type Result } from '../../result'
import { consumeRateLimits, restoreRateLimits, type TooMany, type Turn } from '../limits/rate-limit'
import { recordEvent } from '../record-event'
import { endChanges } from './end-changes'

/** Cancels a pending change of address with the link emailed to the account's current address. */
export async function undoEmailChange(input: { token: string; ip: string }): Promise<Result<undefined, { code: 'link-ended' } | TooMany>> {
  const turns: readonly Turn[] = [['redeem_per_ip', input.ip]]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) return turn
  const undone = await inTransaction(async (tx) => {
    const linkId = await spendLink(tx, input.token, 'change_email')
    const change = linkId && (await tx.emailChange.findFirst({ where: { fromLinkId: linkId, endedAt: null }, select: { userId: true } }))
    if (!change) return err({ code: 'link-ended' as const })
    await endChanges(tx, change.userId)
    await recordEvent(tx, change, 'email_change_stopped')
    return ok()
  })
  if (undone.ok) await restoreRateLimits(turns)
  return undone
}
