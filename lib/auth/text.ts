import type { StaffRole } from '../permissions'

/** The name of each staff role. */
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
  admin: 'Everything except staff and their roles.',
  support: 'Orders, certificates and logs. No refunds, prices or settings.',
  finance: 'Refunds, disputes and exports. Read-only access to everything else.',
  readonly: 'Read-only access to everything, including the audit log.',
} as const satisfies Record<StaffRole, string>

/** The message for staff whose role does not allow what the form does. */
export function notIncluded(role: StaffRole): string {
  return `Your role is ${STAFF_ROLE_WORDS[role]}, which does not include this. Nothing was changed. An owner can give you another role.`
}

/** Returns why a page is not shown to staff with this role, and what they can do. An owner gets here only by opening the address itself. */
export function notAllowedText(role: StaffRole): { title: string; lead: string } {
  if (role === 'owner')
    return {
      title: 'You can open every page',
      lead: 'Your role is Owner, which includes every page of the back office. If a page was refused earlier, open it again.',
    }
  return {
    title: 'Your role doesn’t include this page',
    lead: `Your role is ${STAFF_ROLE_WORDS[role]}. ${STAFF_ROLE_HINTS[role]} An owner can give you another role.`,
  }
}

/** The message for staff whose role changed while their form was being processed. */
export const ROLE_TAKEN = 'Your role changed in the meantime, so nothing was changed. Reload the page to see what you can do now.'

/** The message for a form that requires a sign-in within the last ten minutes. */
export const NOT_FRESH = {
  status: 'refused',
  message:
    'You signed in more than ten minutes ago. Confirm it’s you, then send this again. What you typed is still here, except passwords.',
  link: { href: '/admin/confirm', label: 'Confirm in a new tab' },
} as const
