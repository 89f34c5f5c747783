import { z } from 'zod'
import { STAFF_ROLES } from '../../permissions'

export const staffRole = z.enum(STAFF_ROLES, 'Choose a role.')
export const inviteStaffInput = z.object({ email: z.string().max(254), role: staffRole })
