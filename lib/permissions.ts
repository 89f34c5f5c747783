import type { Actor, TokenScope } from './actor'

/** The roles on an account or on one certificate. The person to whom an account belongs is always an owner of it. */
export const MEMBER_ROLES = ['owner', 'installer', 'billing', 'viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** The steps that a helper link can open, one per link. */
export const HELPER_STEPS = ['request', 'contacts', 'approver', 'install'] as const
export type HelperStep = (typeof HELPER_STEPS)[number]

/** The staff roles. An owner decides who works in the back office. */
export const STAFF_ROLES = ['owner', 'admin', 'support', 'finance', 'readonly'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** The actions available to staff in the back office, and the roles that include each. */
const STAFF_DEEDS = {
  /** Read orders, certificates, products, accounts and the notes about them. */
  see: ['owner', 'admin', 'support', 'finance', 'readonly'],
  /** Change an order, its buyer's address, its emails and notes, and cancel it if unpaid. */
  orders: ['owner', 'admin', 'support'],
  /** Move, lock or end a certificate, and repair differences found in the comparison with Enom. */
  certificates: ['owner', 'admin', 'support'],
  /** Refund money, record payments outside Stripe, and record how a dispute ended. */
  refund: ['owner', 'admin', 'finance'],
  /** Change products and their prices. */
  products: ['owner', 'admin'],
  /** Manage Enom accounts and their passwords. */
  credentials: ['owner', 'admin'],
  settings: ['owner', 'admin'],
  /** Export lists as files. */
  export: ['owner', 'admin', 'finance'],
  /** Read calls, jobs, emails and payment events in full, and run them again. */
  logs: ['owner', 'admin', 'support'],
  /** Read the audit log. */
  'audit-log': ['owner', 'admin', 'readonly'],
  /** See which clients are locked out after failed sign-ins, and unlock them. For staff this needs `credentials`. */
  unlock: ['owner', 'admin', 'support'],
  /** Create and revoke API tokens. */
  api: ['owner', 'admin'],
  /** Invite and remove staff, and change their roles. */
  staff: ['owner'],
} as const satisfies Record<string, readonly StaffRole[]>

export type StaffDeed = keyof typeof STAFF_DEEDS
export const DEEDS = Object.keys(STAFF_DEEDS) as StaffDeed[]

/**
 * Returns whether the actor, staff or the system itself, may do this in the back office. `scope`: the scope that an API token needs;
 * without one, no token may do it.
 */
export function mayStaff(actor: Actor, deed: StaffDeed, scope?: TokenScope): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'token') return scope !== undefined && hasScope(actor.scopes, scope)
  const roles: readonly StaffRole[] = STAFF_DEEDS[deed]
  return actor.kind === 'staff' && roles.includes(actor.role)
}

/** Returns whether these scopes include another one. A write scope includes the read scope. */
export function hasScope(scopes: readonly TokenScope[], scope: TokenScope): boolean {
  return scopes.some((one) => one === scope || one === scope.replace(':read', ':write'))
}

/**
 * For each action on a certificate: the member roles that include it, whether a visitor with the order's set-up link may perform it, the
 * helper step it belongs to, and the permission that staff need.
 */
const PERMISSIONS = {
  /** See status, dates and timeline. */
  view: { roles: ['owner', 'installer', 'billing', 'viewer'], orderLink: true, step: null, staff: 'see' },
  /** Read the whole set-up form, with its contacts. */
  draft: { roles: ['owner', 'installer'], orderLink: true, step: null, staff: 'see' },
  request: { roles: ['owner', 'installer'], orderLink: true, step: 'request', staff: 'certificates' },
  contacts: { roles: ['owner', 'installer'], orderLink: true, step: 'contacts', staff: 'certificates' },
  approver: { roles: ['owner', 'installer'], orderLink: true, step: 'approver', staff: 'certificates' },
  send: { roles: ['owner', 'installer'], orderLink: true, step: null, staff: 'certificates' },
  /** Have the approval email sent again. */
  resend: { roles: ['owner', 'installer'], orderLink: true, step: null, staff: 'certificates' },
  /** Query the authority for the current status. */
  check: { roles: ['owner', 'installer', 'billing', 'viewer'], orderLink: true, step: null, staff: 'certificates' },
  /** Choose another inbox after sending, or withdraw the request. */
  approval: { roles: ['owner', 'installer'], orderLink: false, step: null, staff: 'certificates' },
  replace: { roles: ['owner', 'installer'], orderLink: false, step: null, staff: 'certificates' },
  download: { roles: ['owner', 'installer', 'viewer'], orderLink: true, step: 'install', staff: 'see' },
  /** Check where the file is installed. */
  install: { roles: ['owner', 'installer'], orderLink: true, step: 'install', staff: 'certificates' },
  /** Manage the links from which servers fetch the certificate file. */
  pull: { roles: ['owner', 'installer'], orderLink: true, step: null, staff: 'certificates' },
  rename: { roles: ['owner', 'installer'], orderLink: true, step: null, staff: 'certificates' },
  calendar: { roles: ['owner', 'installer', 'billing', 'viewer'], orderLink: true, step: null, staff: 'see' },
  /** See orders, prices and payments, and order again. */
  bill: { roles: ['owner', 'billing'], orderLink: true, step: null, staff: 'see' },
  /** Manage members, helper links and transfers. */
  people: { roles: ['owner'], orderLink: false, step: null, staff: 'see' },
} as const satisfies Record<string, { roles: readonly MemberRole[]; orderLink: boolean; step: HelperStep | null; staff: StaffDeed }>

export type Action = keyof typeof PERMISSIONS
export const ACTIONS = Object.keys(PERMISSIONS) as Action[]

/** Returns the roles that include an action. */
export function rolesFor(action: Action): MemberRole[] {
  return [...PERMISSIONS[action].roles]
}

/** Returns the actions allowed to a visitor with an order's set-up link. */
export function actionsOfLink(): Action[] {
  return ACTIONS.filter((action) => PERMISSIONS[action].orderLink)
}

/** The actions an API token may perform on a certificate, and the scope each needs. */
const TOKEN_ACTIONS: Partial<Record<Action, TokenScope>> = { view: 'certificates:read', resend: 'certificates:write' }

/** Matches nothing. An empty OR would not work, because Prisma omits it inside an AND. */
const NOTHING = { AND: [{ id: { in: [] as string[] } }] }

/**
 * Returns the `where` condition that limits certificates to those on which this actor may perform `action`. Spread it into every
 * certificate query. Functions for staff also check their own permission.
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
      return mayStaff(actor, PERMISSIONS[action].staff, TOKEN_ACTIONS[action]) ? {} : NOTHING
  }
}

/**
 * Returns the `where` condition that limits orders to those this actor may see and pay for. A member of individual certificates sees an
 * order only if it contains no others. A transferred certificate gives no access to its order, because the order and its invoices stay with
 * the buyer. `deed` and `scope`: the permission that staff need and the scope that tokens need.
 */
export function ownOrders(actor: Actor, deed: StaffDeed = 'see', scope?: TokenScope) {
  switch (actor.kind) {
    case 'client': {
      const { userId } = actor
      return { OR: [{ userId }, { user: { members: { some: membership(userId, 'bill') } } }, ofSingleCertificates(userId)] }
    }
    case 'order':
      return { userId: actor.userId, id: actor.orderId }
    case 'helper':
      return NOTHING
    default:
      return mayStaff(actor, deed, scope) ? {} : NOTHING
  }
}

/** Orders in which the person is a member of every certificate and no certificate was transferred. */
export function ofSingleCertificates(userId: string) {
  const members = { some: membership(userId, 'bill') }
  return { certificates: { some: {}, every: { members, transfers: { none: { acceptedAt: { not: null } } } } } }
}

function membership(memberId: string, action: Action) {
  return { memberId, endedAt: null, role: { in: rolesFor(action) } }
}
