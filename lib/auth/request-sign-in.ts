import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { issueToken } from '../links/issue-token'
import { requestLink } from '../links/request-link'
import { queueMail } from '../outbox/queue-mail'
import { err, ok, type Result } from '../result'
import { canonicalEmail } from '../users/canonical-email'
import { takeTurns } from './rate-limit'

export type RequestSignInRefusal = { code: 'not-an-email' } | { code: 'too-many'; minutes: number }

/**
 * Mails a sign-in code and link to a person, and answers the link's id, to which the code belongs.
 * Tells nothing about who exists: an address nobody has gets a link row and a code hash as well, only no mail.
 */
export async function requestSignIn(input: {
  email: string
  returnTo?: string
  ip: string
}): Promise<Result<{ linkId: string; email: string }, RequestSignInRefusal>> {
  const email = canonicalEmail(input.email)
  if (!email) return err({ code: 'not-an-email' })
  const turn = await takeTurns([
    ['link_per_ip', input.ip],
    ['link_per_address', email],
  ])
  if (!turn.ok) return turn
  const user = await db.user.findUnique({ where: { email }, select: { disabledAt: true } })
  const linkId = await inTransaction(async (tx) => {
    const id = await requestLink(tx, { purpose: 'sign_in', email, returnTo: input.returnTo })
    if (user && !user.disabledAt) await queueMail(tx, { kind: 'sign_in', onceKey: `sign_in:${id}`, to: email, data: { linkId: id } })
    return id
  })
  // A secret nobody ever sees, replaced when the mail is sent: until then, and for strangers for ever, a code is "wrong", not "ended".
  await issueToken(linkId)
  return ok({ linkId, email })
}
