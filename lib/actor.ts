/**
 * The person or system that acts. Built from a session at the edge and passed to every domain verb, which decides what the actor may see.
 * `order` is someone who came by a set-up link: they see that order and its certificates, nothing else. `session` distinguishes such
 * visits: contacts are shown in full only in the visit that entered them. For clients and staff it is the id of their sign-in. `helper`
 * is someone with a helper link: they do one step of one certificate. `role` of staff is read from the database with each request. `token`
 * is a system of the reseller that uses the API. What each of them may do is a table in lib/permissions.ts.
 */
export type Actor =
  | { kind: 'client'; userId: string; session?: string }
  | { kind: 'order'; userId: string; orderId: string; session?: string }
  | { kind: 'helper'; linkId: string; certificateId: string; step: 'request' | 'contacts' | 'approver' | 'install' }
  | { kind: 'staff'; userId: string; role: 'owner' | 'admin' | 'support' | 'finance' | 'readonly'; session?: string }
  | { kind: 'token'; tokenId: string; scopes: readonly TokenScope[] }
  | { kind: 'system' }

/** The scopes of an API token. Writing includes reading. */
export const TOKEN_SCOPES = ['orders:read', 'orders:write', 'certificates:read', 'certificates:write', 'products:read'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/**
 * Returns the name kept in event rows: `client:<user id>`, `order:<user id>`, `helper:<link id>`, `staff:<user id>`, `token:<token id>` or
 * `system`.
 */
export function actorName(actor: Actor): string {
  if (actor.kind === 'system') return 'system'
  if (actor.kind === 'token') return `token:${actor.tokenId}`
  return `${actor.kind}:${actor.kind === 'helper' ? actor.linkId : actor.userId}`
}
