import { z } from 'zod'
import { DAY } from '../clock'
import { fault } from '../languages/fault'
import { MEMBER_ROLES } from '../permissions'

/** The account, identified by its owner, or the certificate to which the members belong. */
export type Scope = { accountId: string } | { certificateId: string }

/** The maximum number of members and open invitations of one account or certificate. */
export const MAX_MEMBERS = 20
/** The maximum number of invitations and offers that one person can send in 24 hours. */
export const MAX_INVITATIONS_A_DAY = 30
export const INVITATION_LIFETIME_MS = 14 * DAY
export const HELPER_LINK_LIFETIME_MS = 7 * DAY
/** The maximum number of working helper links of one certificate. */
export const MAX_HELPER_LINKS = 10
export const MAX_HELPER_NAME_LENGTH = 60

export const roleInput = z.enum(MEMBER_ROLES, fault('role'))

export function isId(text: string): boolean {
  return z.uuid().safeParse(text).success
}
