import { z } from 'zod'
import { db } from '../db/client'
import { Blocker } from '../db/generated/enums'

type Common = {
  id: string
  /** Null when there is no account it could use. */
  accountId: string | null
  /** Minor units: it waits for more money than this. Null when money is not what it waits for. */
  neededMoreThan: number | null
}

/** Something that waits until Enom can be used: a purchase, a submission, or a list of approvers. */
export type Blocked =
  | (Common & { what: 'purchase' | 'submission' })
  | (Common & { what: 'list'; revision: number; enomCertId: number | null })

/** As many as one sweep takes on; the next minute sees the rest. */
const AT_ONCE = 500

/** What waits for Enom, oldest first. */
export async function listBlocked(): Promise<Blocked[]> {
  const [fallback, purchases, submissions, lists] = await Promise.all([
    db.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true } }),
    db.certificate.findMany({
      where: { status: 'purchase_blocked' },
      include: {
        orderItem: { select: { product: { select: { enomAccountId: true } } } },
        events: { where: { to: 'purchase_blocked' }, orderBy: { id: 'desc' }, take: 1 },
      },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    }),
    db.certificate.findMany({ where: { status: 'send_blocked' }, orderBy: { id: 'asc' }, take: AT_ONCE }),
    db.configuration.findMany({
      where: { approversStatus: 'failed', approversProblem: { in: Object.values(Blocker) } },
      include: { certificate: true },
      take: AT_ONCE,
    }),
  ])
  const accountOr = (id: string | null) => id ?? fallback?.id ?? null
  return [
    ...purchases.map(({ id, blocker, orderItem, events }) => ({
      what: 'purchase' as const,
      id,
      accountId: accountOr(orderItem.product.enomAccountId),
      neededMoreThan: blocker === 'funds_needed' ? balanceIn(events[0]?.detail) : null,
    })),
    ...submissions.map(({ id, enomAccountId }) => ({
      what: 'submission' as const,
      id,
      accountId: accountOr(enomAccountId),
      neededMoreThan: null,
    })),
    ...lists.map(({ certificateId, revision, certificate }) => ({
      what: 'list' as const,
      id: certificateId,
      revision,
      accountId: accountOr(certificate.enomAccountId),
      enomCertId: certificate.enomCertId,
      neededMoreThan: null,
    })),
  ]
}

/** The balance at which a purchase failed, from its event; null (try again) when Enom did not say. */
function balanceIn(detail: unknown): number | null {
  const read = z.object({ balance: z.int() }).safeParse(detail)
  return read.success ? read.data.balance : null
}
