/**
 * The person or system performing an operation. Built from the session at the edge and passed to every domain verb, which decides what the
 * actor is allowed to see. `order` is someone who followed a set-up link: they see only that order and its certificates. `session`
 * distinguishes such visits: contacts are shown in full only during the visit in which they were entered. For clients and staff, `session`
 * is the id of their sign-in session. `helper` is someone with a helper link: they complete one step of one certificate. The `role` of
 * staff is read from the database on each request. `token` is one of the reseller's own systems using the API. lib/permissions.ts defines
 * what each kind of actor is allowed to do.
 */
export type Actor =
  | { kind: 'client'; userId: string; session?: string }
  | { kind: 'order'; userId: string; orderId: string; session?: string }
  | { kind: 'helper'; linkId: string; certificateId: string; step: 'request' | 'contacts' | 'approver' | 'install' }
  | { kind: 'staff'; userId: string; role: 'owner' | 'admin' | 'support' | 'finance' | 'readonly'; session?: string }
  | { kind: 'token'; tokenId: string; scopes: readonly TokenScope[] }
  | { kind: 'system' }

/** The scopes of an API token. A write scope includes the read scope. */
export const TOKEN_SCOPES = ['orders:read', 'orders:write', 'certificates:read', 'certificates:write', 'products:read'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/**
 * Returns the actor's name as stored in event rows: `client:<user id>`, `order:<user id>`, `helper:<link id>`, `staff:<user id>`,
 * `token:<token id>` or `system`.
 */
export function actorName(actor: Actor): string {
  if (actor.kind === 'system') return 'system'
  if (actor.kind === 'token') return `token:${actor.tokenId}`
  return `${actor.kind}:${actor.kind === 'helper' ? actor.linkId : actor.userId}`
}
