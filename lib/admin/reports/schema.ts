import { z } from 'zod'
import { STAFF_ROLES, type StaffRole } from '../../permissions'
import { ZONES } from '../../zone'

const ticked = z.literal('on').optional()

/**
 * The zone, and boxes named `mailTo.owner`; a role whose box is not ticked gets no report. `version`: that of the settings the form was
 * opened with.
 */
export const reportSettingsInput = z.object({
  version: z.string().max(40),
  timeZone: z.string().refine((name) => ZONES.includes(name), 'Choose a time zone from the list.'),
  mailTo: z
    .partialRecord(z.enum(STAFF_ROLES), ticked)
    .default({})
    .transform((boxes): StaffRole[] => STAFF_ROLES.filter((role) => boxes[role] === 'on')),
})
