import type { SecurityEventKind, SessionKind, SignInWay } from '../db/generated/enums'
import type { StaffRole } from '../permissions'

/** What happened to how someone signs in, as they read it. */
export const EVENT_WORDS = {
  signed_in: 'Signed in',
  session_ended: 'A session was ended',
  sessions_ended: 'All other sessions were ended',
  signed_out_everywhere: 'Signed out everywhere',
  password_set: 'The password was set',
  password_removed: 'The password was removed',
  authenticator_added: 'An authenticator app was added',
  authenticator_removed: 'The authenticator app was removed',
  recovery_codes_made: 'New recovery codes were made',
  recovery_code_used: 'A recovery code was used',
  second_step_failed: 'Many wrong authenticator codes were entered',
  passkey_added: 'A passkey was added',
  passkey_removed: 'A passkey was removed',
  email_change_asked: 'A new address was asked for',
  email_change_stopped: 'The change of address was undone',
  email_changed: 'The address was changed',
  sign_in_failed: 'Someone tried a wrong password',
} as const satisfies Record<SecurityEventKind, string>

export const WAY_WORDS = {
  password: 'with the password',
  code: 'with an emailed code',
  link: 'with an emailed link',
  passkey: 'with a passkey',
  payment: 'after paying',
} as const satisfies Record<SignInWay, string>

/** What a session opens. */
export const SESSION_WORDS = {
  client: 'Your account',
  order: 'One order',
  staff: 'Back office',
} as const satisfies Record<SessionKind, string>

/** What staff are, in a word. */
export const STAFF_ROLE_WORDS = {
  owner: 'Owner',
  admin: 'Admin',
  support: 'Support',
  finance: 'Finance',
  readonly: 'Read-only',
} as const satisfies Record<StaffRole, string>

/** What each role includes. */
export const STAFF_ROLE_HINTS = {
  owner: 'Everything, including staff and their roles.',
  admin: 'Everything but staff and their roles.',
  support: 'Orders, certificates and logs. No refunds, prices or settings.',
  finance: 'Refunds, disputes and exports. Reads the rest.',
  readonly: 'Reads everything and the audit log. Changes nothing.',
} as const satisfies Record<StaffRole, string>

/** Answer to a form that the role of a member of staff does not include. */
export function notIncluded(role: StaffRole): string {
  return `Your role is ${STAFF_ROLE_WORDS[role]}, which does not include this. Nothing was changed. An owner can give you another role.`
}

/** Answer to a form of someone whose role was changed while it was being carried out. */
export const ROLE_TAKEN = 'Your role was changed meanwhile, so nothing was changed. Open the page again to see what you may do now.'

/** Answer to a form that needs a sign-in within the last ten minutes. */
export const NOT_FRESH = {
  status: 'refused',
  message:
    'You signed in more than ten minutes ago. Confirm that it is you, then send this again. What you typed is still here, except passwords.',
  link: { href: '/admin/confirm', label: 'Confirm in a new tab' },
} as const
