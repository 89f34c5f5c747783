import type { Actor } from '../actor'
import { ownCertificate } from '../certificates/lifecycle/access'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { rolesFor } from '../permissions'
import { isId, type Scope } from './schema'

/** Returns the `where` condition for the account whose members this actor manages: their own, or one they were made an owner of. */
function ownAccount(actor: Actor, accountId: string): Prisma.UserWhereInput {
  if (actor.kind !== 'client' || !isId(accountId)) return { id: { in: [] } }
  const members = { some: { memberId: actor.userId, endedAt: null, role: { in: rolesFor('people') } } }
  return { id: accountId, OR: [{ id: actor.userId }, { members }] }
}

/** Returns the `where` condition for the members whose account or certificate this actor manages. */
export function managedBy(actor: Actor, scope: Scope): Prisma.MembershipWhereInput {
  if (actor.kind !== 'client') return { id: { in: [] } }
  return 'accountId' in scope
    ? { account: ownAccount(actor, scope.accountId) }
    : { certificate: ownCertificate(actor, scope.certificateId, 'people') }
}

export type OwnScope = {
  /** The person to whom the account or certificate belongs. */
  holder: { id: string; email: string }
  /** The certificate that the invitation is for; null for the whole account. */
  certificate: { id: string; name: string } | null
}

/** Returns the account or certificate if this actor manages its members. */
export async function findOwnScope(tx: Tx, actor: Actor, scope: Scope): Promise<OwnScope | null> {
  if (actor.kind !== 'client') return null
  const person = { select: { id: true, email: true } } as const
  if ('accountId' in scope) {
    const holder = await tx.user.findFirst({ where: ownAccount(actor, scope.accountId), ...person })
    return holder && { holder, certificate: null }
  }
  const row = await tx.certificate.findFirst({
    where: ownCertificate(actor, scope.certificateId, 'people'),
    select: { id: true, domainName: true, user: person, type: { select: { name: true } } },
  })
  return row && { holder: row.user, certificate: { id: row.id, name: row.domainName ?? row.type.name } }
}

/**
 * Returns the account or certificate, locked until the transaction ends, if this actor manages its members. For anyone else nothing is
 * locked.
 */
export async function lockOwnScope(tx: Tx, actor: Actor, scope: Scope): Promise<OwnScope | null> {
  const own = await findOwnScope(tx, actor, scope)
  if (!own) return null
  if (own.certificate) await tx.$queryRaw`select 1 from "Certificate" where id = ${own.certificate.id}::uuid for no key update`
  else await tx.$queryRaw`select 1 from "User" where id = ${own.holder.id}::uuid for no key update`
  return findOwnScope(tx, actor, scope)
}
