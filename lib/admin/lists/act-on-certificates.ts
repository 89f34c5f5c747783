import type { Actor } from '../../actor'
import { suspend } from '../../certificates/lifecycle/suspend'
import { remindNow } from '../../certificates/reminders/remind-now'
import { NAME_COLUMNS, staffName } from '../../certificates/status/staff-name'
import { checkNow } from '../../certificates/validation/check-now'
import { type Refusal, refusalText } from '../../certificates/view/messages'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import type { Result } from '../../result'
import { MOST_AT_ONCE, type Outcome } from './outcome'
import type { CertificateDeed } from './schema'

const DONE: Record<CertificateDeed, string> = {
  check: 'We’re asking Enom about it.',
  remind: 'A reminder is on its way to the buyer.',
  suspend: 'Suspended.',
}

/**
 * Applies an action to several certificates one by one, and returns the result of each. `reason` is shown to the buyers of suspended
 * certificates. Empty for anyone but staff.
 */
export async function actOnCertificates(
  actor: Actor,
  ids: readonly string[],
  { deed, reason }: { deed: CertificateDeed; reason: string },
): Promise<Outcome[]> {
  if (!mayStaff(actor, 'see')) return []
  const rows = await db.certificate.findMany({
    where: { id: { in: ids.slice(0, MOST_AT_ONCE) } },
    orderBy: { id: 'desc' },
    select: { id: true, ...NAME_COLUMNS, order: { select: { number: true } } },
  })
  const outcomes: Outcome[] = []
  for (const { id, order, ...named } of rows) {
    const done = await actOn(actor, id, { deed, reason })
    const text = done.ok ? DONE[deed] : refusalText(done.error)
    outcomes.push({ id, label: `${staffName(named)}, order ${order.number}`, isDone: done.ok, text })
  }
  return outcomes
}

function actOn(actor: Actor, id: string, { deed, reason }: { deed: CertificateDeed; reason: string }): Promise<Result<undefined, Refusal>> {
  switch (deed) {
    case 'check':
      return checkNow(actor, id)
    case 'remind':
      return remindNow(actor, id)
    case 'suspend':
      return suspend(actor, id, { reason })
  }
}
