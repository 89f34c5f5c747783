import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { ACTIONS, type Action, actionsOfLink, rolesFor } from '../../permissions'
import { ownCertificate } from '../lifecycle/access'

/** Returns what this actor may do with a certificate, so that screens can hide the rest. Every verb checks the permission again. */
export async function allowedOn(actor: Actor, id: string): Promise<ReadonlySet<Action>> {
  if (actor.kind === 'order') return new Set(actionsOfLink())
  if (actor.kind !== 'client') return new Set()
  const members = { where: { memberId: actor.userId, endedAt: null }, select: { role: true } } as const
  const row = await db.certificate.findFirst({
    where: ownCertificate(actor, id, 'view'),
    select: { userId: true, members, user: { select: { members } } },
  })
  if (!row) return new Set()
  if (row.userId === actor.userId) return new Set(ACTIONS)
  const roles = [...row.members, ...row.user.members].map(({ role }) => role)
  return new Set(ACTIONS.filter((action) => rolesFor(action).some((role) => roles.includes(role))))
}
