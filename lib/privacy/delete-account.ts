import { lapseCredit } from '../account-credit/lapse-credit'
import { deleteWaysIn } from '../auth/delete-ways-in'
import { consumeRateLimits, restoreRateLimits, type TooMany, type Turn } from '../auth/limits/rate-limit'
import { forgetBaskets } from '../cart/forget-baskets'
import { forgetOwner } from '../certificates/ending/forget-owner'
import { inTransaction, type Tx } from '../db/transaction'
import { deleteBilling } from '../invoices/delete-billing'
import { peekLink } from '../links/peek-link'
import { spendLink } from '../links/spend-link'
import { forgetAddress } from '../outbox/forget-address'
import { forgetPerson } from '../people/forget-person'
import { forgetQuotes } from '../quotes/forget-quotes'
import { err, ok, type Result } from '../result'
import { anonymise, deletedAddress } from '../users/anonymise'
import { findObstacles } from './obstacles'

export type DeleteAccountRefusal = { code: 'link-ended' | 'still-open' } | TooMany

/**
 * Deletes the account that belongs to the address to which the link was emailed. Orders, payments and invoices are kept, as the law
 * requires.
 */
export async function deleteAccount(input: { token: string; ip: string }): Promise<Result<undefined, DeleteAccountRefusal>> {
  const turns: readonly Turn[] = [['redeem_per_ip', input.ip]]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) return turn
  const deleted = await inTransaction((tx) => remove(tx, input.token))
  if (deleted.ok) await restoreRateLimits(turns)
  return deleted
}

async function remove(tx: Tx, token: string): Promise<Result<undefined, { code: 'link-ended' | 'still-open' }>> {
  const peeked = await peekLink(token)
  const link = peeked.state === 'ok' && (await tx.link.findUnique({ where: { id: peeked.id }, select: { email: true } }))
  const person = link && (await tx.user.findUnique({ where: { email: link.email }, select: { id: true, email: true } }))
  if (!person) return err({ code: 'link-ended' })
  const { id: userId, email } = person
  // An order or certificate being created for this person waits for the lock or is detected below.
  await tx.$queryRaw`select 1 from "User" where id = ${userId}::uuid for update`
  if ((await findObstacles(userId, tx)).length) return err({ code: 'still-open' })
  if (!(await spendLink(tx, token, 'delete_account'))) return err({ code: 'link-ended' })
  await lapseCredit(tx, userId)
  await deleteWaysIn(tx, userId)
  await forgetPerson(tx, { userId, email })
  await forgetOwner(tx, userId)
  await forgetBaskets(tx, userId)
  await forgetQuotes(tx, { from: email, to: deletedAddress(userId) })
  await deleteBilling(tx, userId)
  await forgetAddress(tx, { from: email, to: deletedAddress(userId) })
  await anonymise(tx, { userId, email })
  return ok()
}
