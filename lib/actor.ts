/**
 * Who asks. Made at the edge from a session, passed down to every domain verb, which decides what is theirs.
 * `order` is someone who came by a set-up link: they see that one order and its certificates, nothing else. `session` tells
 * one such visit from another: contacts are shown in full only in the visit that entered them.
 */
export type Actor =
  | { kind: 'client'; userId: string }
  | { kind: 'order'; userId: string; orderId: string; session?: string }
  | { kind: 'staff'; userId: string }
  | { kind: 'system' }

/** The word kept in event rows: `client:<id>`, `staff:<id>`, `system`. */
export function actorName(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.userId}`
}

/** The `where` that limits certificates to what this actor may see; spread into every certificate query. */
export function ownCertificates(actor: Actor): { userId?: string; orderId?: string } {
  if (actor.kind === 'client') return { userId: actor.userId }
  if (actor.kind === 'order') return { userId: actor.userId, orderId: actor.orderId }
  return {}
}

/** The `where` that limits orders to what this actor may see. */
export function ownOrders(actor: Actor): { userId?: string; id?: string } {
  if (actor.kind === 'client') return { userId: actor.userId }
  if (actor.kind === 'order') return { userId: actor.userId, id: actor.orderId }
  return {}
}

/** Only staff, and the shop itself, may run the back office's verbs. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'system'
}
