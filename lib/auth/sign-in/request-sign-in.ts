import { canonicalEmail } from '../../canonical-email'
import { inTransaction } from '../../db/transaction'
import { requestLink } from '../../links/request-link'
import { queueMail } from '../../outbox/queue-mail'
import { err, ok, type Result } from '../../result'
import { networkLimits } from '../limits/network-limits'
import { consumeRateLimit, consumeRateLimits, hasUsed, restoreRateLimits, type TooMany } from '../limits/rate-limit'
import { logSecurity } from '../security-log'

export type RequestSignInRefusal = { code: 'not-an-email' } | TooMany | { code: 'many-mails'; minutes: number }

/** The cost of an email while many networks are requesting emails to the same address: each network then gets only one email. */
const SLOWED_COST = 4
/** The number of emails to one address per hour after which that cost applies. `link_per_address` is the upper limit. */
const MAX_MAILS_PER_HOUR = 12

/**
 * Emails a sign-in code and link, and returns the id of the link that the code belongs to. Earlier ones stay valid. Neither the result nor
 * its timing reveals whether the address is known: for an unknown address the same rows are written, and the worker drops the email.
 * `browser` is the result of `knownBrowser` for the address.
 */
export async function requestSignIn(input: {
  email: string
  returnTo?: string
  ip: string
  browser?: string | null
}): Promise<Result<{ linkId: string; email: string }, RequestSignInRefusal>> {
  const email = canonicalEmail(input.email)
  if (!email) return err({ code: 'not-an-email' })
  const { ip, browser = null, returnTo } = input
  const facts = { side: 'client', network: ip, address: email } as const
  const turn = await takeMailTurn({ email, ip, browser })
  if (!turn.ok) {
    logSecurity('limit_used_up', { ...facts, limit: 'mailed codes', reason: turn.error.code })
    return turn
  }
  const linkId = await inTransaction(async (tx) => {
    const id = await requestLink(tx, { purpose: 'sign_in', email, returnTo })
    await queueMail(tx, { kind: 'sign_in', onceKey: `sign_in:${id}`, to: email, data: { linkId: id } })
    return id
  })
  logSecurity('code_requested', facts)
  return ok({ linkId, email })
}

/**
 * Counts one email against the limit, or refuses it if the limit is used up. Known browsers and networks are counted separately, so that
 * strangers cannot use up someone else's limit.
 */
async function takeMailTurn({ email, ip, browser }: { email: string; ip: string; browser: string | null }) {
  if (browser) {
    const own = await consumeRateLimits([['link_per_browser', JSON.stringify([email, browser])]])
    if (own.ok) return own
  }
  const isSlowed = await hasUsed('link_per_address', email, MAX_MAILS_PER_HOUR)
  const own = networkLimits('link', { ip, about: email, cost: isSlowed ? SLOWED_COST : 1 })
  const taken = await consumeRateLimits(own)
  if (!taken.ok) return taken
  const all = await consumeRateLimit('link_per_address', email)
  if (all.ok) return all
  await restoreRateLimits(own)
  return err({ code: 'many-mails' as const, minutes: all.error.minutes })
}
