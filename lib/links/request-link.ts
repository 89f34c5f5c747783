import { DAY, HOUR, MINUTE, now } from '../clock'
import type { LinkPurpose } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { hashCode, newCode } from './secrets'

/** How long a link works after its email is sent, in milliseconds. */
export const LINK_LIFETIME = {
  sign_in: 10 * MINUTE,
  set_up: 30 * DAY,
  set_password: 10 * MINUTE,
  change_email: DAY,
  delete_account: DAY,
  staff_invitation: 2 * DAY,
  staff_password: HOUR,
  // Long enough for the recipient to review the offer. The quote itself states the deadline for accepting it.
  quote: 365 * DAY,
} as const satisfies Record<LinkPurpose, number>

/**
 * Prepares a link that will be emailed, and returns its id. The link does not work until `issueToken` has generated its secret. Only the
 * latest set-up link of an order works. Codes and sign-in links stay valid alongside newer ones, so that no one can invalidate a code that
 * someone else is typing.
 */
export async function requestLink(
  tx: Tx,
  link: {
    purpose: LinkPurpose
    email: string
    /** The only order that a set-up link opens. */
    orderId?: string
    /** The path on this site to redirect to afterwards. */
    returnTo?: string
  },
): Promise<string> {
  const at = now()
  if (link.purpose === 'set_up') {
    await tx.link.updateMany({
      where: { purpose: 'set_up', ...(link.orderId ? { orderId: link.orderId } : { email: link.email }), usedAt: null, replacedAt: null },
      data: { replacedAt: at },
    })
  }
  const { id } = await tx.link.create({
    data: { ...link, expiresAt: new Date(at.getTime() + LINK_LIFETIME[link.purpose]) },
    select: { id: true },
  })
  // A placeholder code that is never shown and is replaced when the email is sent. Until then, and always for unknown addresses, an entered
  // code is "wrong", not "ended".
  if (link.purpose === 'sign_in') await tx.link.update({ where: { id }, data: { codeHash: hashCode(id, newCode()) } })
  return id
}
