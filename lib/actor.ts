/**
 * The person or system that acts. Built from a session at the edge and passed to every domain verb, which decides what the actor may see.
 * `order` is someone who came by a set-up link: they see that order and its certificates, nothing else. `session` distinguishes such
 * visits: contacts are shown in full only in the visit that entered them. For clients and staff it is the id of their sign-in.
 */
export type Actor =
  | { kind: 'client'; userId: string; session?: string }
  | { kind: 'order'; userId: string; orderId: string; session?: string }
  | { kind: 'staff'; userId: string; session?: string }
  | { kind: 'system' }

/** Returns the name kept in event rows: `client:<user id>`, `order:<user id>`, `staff:<user id>` or `system`. */
export function actorName(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.userId}`
}

/** Returns the `where` that limits certificates to those this actor may see. Spread it into every certificate query. */
export function ownCertificates(actor: Actor): { userId?: string; orderId?: string } {
  if (actor.kind === 'client') return { userId: actor.userId }
  if (actor.kind === 'order') return { userId: actor.userId, orderId: actor.orderId }
  return {}
}

/** Returns the `where` that limits orders to those this actor may see. */
export function ownOrders(actor: Actor): { userId?: string; id?: string } {
  if (actor.kind === 'client') return { userId: actor.userId }
  if (actor.kind === 'order') return { userId: actor.userId, id: actor.orderId }
  return {}
}

/** Returns whether the actor may run the back office's verbs: staff, or the system itself. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === 'staff' || actor.kind === 'system'
}
