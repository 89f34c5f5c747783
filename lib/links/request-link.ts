import { DAY, MINUTE, now } from '../clock'
import type { LinkPurpose } from '../db/generated/enums'
import type { Tx } from '../db/transaction'

/** How long a link works, counted from the moment its mail is sent; milliseconds. */
export const LINK_LIFETIME = { sign_in: 10 * MINUTE, set_up: 30 * DAY, set_password: 10 * MINUTE } as const satisfies Record<
  LinkPurpose,
  number
>

/**
 * Prepares a link that will travel by mail. Of an order only the newest set-up link opens anything; codes and sign-in links stay valid alongside
 * a newer one, so that no one invalidates what another person is just typing. It opens nothing until `issueToken` made its secret.
 * Returns the link's id.
 */
export async function requestLink(
  tx: Tx,
  link: {
    purpose: LinkPurpose
    email: string
    /** Set-up links open this order and nothing else. */
    orderId?: string
    /** Where its holder goes afterwards; a path of this site. */
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
  return id
}
