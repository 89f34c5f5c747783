import type { Actor } from './actor'

/** What someone may be on an account or on one certificate. The person an account belongs to is always an owner of it. */
export const MEMBER_ROLES = ['owner', 'installer', 'billing', 'viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** The only part of the work on a certificate that a helper link opens. */
export const HELPER_STEPS = ['request', 'contacts', 'approver', 'install'] as const
export type HelperStep = (typeof HELPER_STEPS)[number]

/** Who may do what: the roles of members, whether a visit by an order's set-up link may, and the helper's step that includes it. */
const PERMISSIONS = {
  /** See status, dates and timeline. */
  view: { roles: ['owner', 'installer', 'billing', 'viewer'], orderLink: true, step: null },
  /** Read the whole set-up form, with its contacts. */
  draft: { roles: ['owner', 'installer'], orderLink: true, step: null },
  request: { roles: ['owner', 'installer'], orderLink: true, step: 'request' },
  contacts: { roles: ['owner', 'installer'], orderLink: true, step: 'contacts' },
  approver: { roles: ['owner', 'installer'], orderLink: true, step: 'approver' },
  send: { roles: ['owner', 'installer'], orderLink: true, step: null },
  /** Have the approval email sent again. */
  resend: { roles: ['owner', 'installer'], orderLink: true, step: null },
  /** Ask the authority how far it is. */
  check: { roles: ['owner', 'installer', 'billing', 'viewer'], orderLink: true, step: null },
  /** Choose another inbox after sending, or take the request back. */
  approval: { roles: ['owner', 'installer'], orderLink: false, step: null },
  replace: { roles: ['owner', 'installer'], orderLink: false, step: null },
  download: { roles: ['owner', 'installer', 'viewer'], orderLink: true, step: 'install' },
  /** Look where the file is installed. */
  install: { roles: ['owner', 'installer'], orderLink: true, step: 'install' },
  /** Links with which servers fetch the file. */
  pull: { roles: ['owner', 'installer'], orderLink: true, step: null },
  rename: { roles: ['owner', 'installer'], orderLink: true, step: null },
  calendar: { roles: ['owner', 'installer', 'billing', 'viewer'], orderLink: true, step: null },
  /** Orders, prices and payments, and ordering again. */
  bill: { roles: ['owner', 'billing'], orderLink: true, step: null },
  /** Members, helper links, transfers. */
  people: { roles: ['owner'], orderLink: false, step: null },
} as const satisfies Record<string, { roles: readonly MemberRole[]; orderLink: boolean; step: HelperStep | null }>

export type Action = keyof typeof PERMISSIONS
export const ACTIONS = Object.keys(PERMISSIONS) as Action[]

/** Returns the roles that include an action. */
export function rolesFor(action: Action): MemberRole[] {
  return [...PERMISSIONS[action].roles]
}

/** Returns what a visit by an order's set-up link may do. */
export function actionsOfLink(): Action[] {
  return ACTIONS.filter((action) => PERMISSIONS[action].orderLink)
}

/** Matches nothing. Not an empty OR: within an AND, Prisma leaves that out. */
const NOTHING = { AND: [{ id: { in: [] as string[] } }] }

/**
 * Returns the `where` that limits certificates to those on which this actor may do `action`. Spread it into every certificate query. Staff
 * and the shop itself are limited by their verbs.
 */
export function ownCertificates(actor: Actor, action: Action) {
  switch (actor.kind) {
    case 'client': {
      const { userId } = actor
      const members = { some: membership(userId, action) }
      return { OR: [{ userId }, { members }, { user: { members } }] }
    }
    case 'order':
      return PERMISSIONS[action].orderLink ? { userId: actor.userId, orderId: actor.orderId } : NOTHING
    case 'helper':
      return PERMISSIONS[action].step === actor.step ? { AND: [{ id: actor.certificateId }] } : NOTHING
    default:
      return {}
  }
}

/**
 * Returns the `where` that limits orders to those this actor may see and pay. A member of single certificates sees an order only if it
 * holds no others. A transferred certificate opens no order, because the order and its invoices stay with the buyer.
 */
export function ownOrders(actor: Actor) {
  switch (actor.kind) {
    case 'client': {
      const { userId } = actor
      const members = { some: membership(userId, 'bill') }
      const every = { members, transfers: { none: { acceptedAt: { not: null } } } }
      return { OR: [{ userId }, { user: { members } }, { certificates: { some: {}, every } }] }
    }
    case 'order':
      return { userId: actor.userId, id: actor.orderId }
    case 'helper':
      return NOTHING
    default:
      return {}
  }
}

function membership(memberId: string, action: Action) {
  return { memberId, endedAt: null, role: { in: rolesFor(action) } }
}
