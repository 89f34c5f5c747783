import { type Actor, actorName } from '../actor'
import { now } from '../clock'
import { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { FIRST, hashEntry } from './chain'
import { redact } from './redact'
import { requireSameRole } from './still-in-role'
import type { SubjectKind } from './subjects'
import type { ActionName } from './text'

export type StaffAction = {
  action: ActionName
  subject: { kind: SubjectKind; id?: string | null }
  /** What the action changed, before and after. Fields whose names suggest secrets are redacted. */
  before?: object | null
  after?: object | null
}

/**
 * Records a change by a member of staff or an API token in the transaction that makes the change. Call it last in the transaction, because
 * it holds the chain's lock until the transaction ends. Changes by other actors or by the shop itself are not recorded here. The
 * transaction fails if the person's role has changed since the request.
 * @throws RoleTaken
 */
export async function recordStaffAction(tx: Tx, actor: Actor, { action, subject, before, after }: StaffAction): Promise<void> {
  if (actor.kind !== 'staff' && actor.kind !== 'token') return
  if (actor.kind === 'staff') await requireSameRole(tx, actor)
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audit-log', 0))`
  const last = await tx.auditEntry.findFirst({ orderBy: { number: 'desc' }, select: { number: true, hash: true } })
  const entry = {
    number: (last?.number ?? 0) + 1,
    at: now(),
    actor: actorName(actor),
    action,
    subjectKind: subject.kind,
    subjectId: subject.id ?? null,
    before: redact(before),
    after: redact(after),
    previous: last?.hash ?? FIRST,
  }
  await tx.auditEntry.create({
    data: { ...entry, before: entry.before ?? Prisma.DbNull, after: entry.after ?? Prisma.DbNull, hash: hashEntry(entry) },
  })
}
