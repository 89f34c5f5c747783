import { STAFF_ROLE_HINTS, STAFF_ROLE_WORDS } from '@/lib/auth/text'
import { STAFF_ROLES } from '@/lib/permissions'

/** The available roles, each with its permissions. */
export const ROLE_OPTIONS = STAFF_ROLES.map((role) => ({ value: role, label: STAFF_ROLE_WORDS[role], hint: STAFF_ROLE_HINTS[role] }))
