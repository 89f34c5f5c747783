import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { wordsOf } from '../../languages/text'
import type { Language } from '../../languages/types'

/**
 * Returns the name of each actor in a certificate's events: `you`, a person's name with their role, or a helper's name. A visitor with a
 * set-up link gets no names, because the link may have been passed on.
 */
export async function namesOf(
  viewer: Actor,
  certificateId: string,
  actors: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  const said = wordsOf(language, 'timeline')
  const wanted = [...new Set(actors)].map((actor) => ({ actor, ...partsOf(actor) }))
  const ids = (...sides: readonly string[]) => wanted.flatMap(({ side, id }) => (sides.includes(side) && id ? [id] : []))
  const own = viewer.kind === 'client' || viewer.kind === 'order' ? viewer.userId : null
  const names = new Map<string, string>(
    wanted.flatMap(({ actor, side, id }) => (isPerson(side) && id === own ? [[actor, said('who.you')] as const] : [])),
  )
  const others = ids('client', 'order').filter((id) => id !== own)
  const helpers = ids('helper')
  if (viewer.kind === 'order' || others.length + helpers.length === 0) return names
  const [people, links] = await Promise.all([
    others.length === 0 ? [] : findPeople(others, certificateId),
    helpers.length === 0 ? [] : db.helperLink.findMany({ where: { id: { in: helpers }, certificateId }, select: { id: true, name: true } }),
  ])
  for (const { id, name, email, memberships, certificates } of people) {
    const role = certificates.length ? 'owner' : memberships[0]?.role
    const shown = name ?? email
    const words = role ? said('who.person', { name: shown, role: said(`who.${role}`) }) : shown
    names.set(`client:${id}`, words)
    names.set(`order:${id}`, words)
  }
  for (const { id, name } of links) names.set(`helper:${id}`, said('who.person', { name, role: said('who.helper') }))
  return names
}

/** Returns people with their latest role on a certificate, and whether they own it. */
function findPeople(ids: readonly string[], certificateId: string) {
  return db.user.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      email: true,
      certificates: { where: { id: certificateId }, select: { id: true } },
      memberships: {
        where: { OR: [{ certificateId }, { account: { certificates: { some: { id: certificateId } } } }] },
        orderBy: { id: 'desc' },
        take: 1,
        select: { role: true },
      },
    },
  })
}

function partsOf(actor: string): { side: string; id: string | undefined } {
  const [side = '', id] = actor.split(':')
  return { side, id }
}

function isPerson(side: string): boolean {
  return side === 'client' || side === 'order'
}
