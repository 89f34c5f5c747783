import { z } from 'zod'
import { STAFF_ROLES, type StaffRole } from '../../permissions'
import { ZONES } from '../../zone'

const ticked = z.literal('on').optional()

/**
 * The time zone, and checkboxes named `mailTo.owner`; roles whose checkbox is cleared get no report. `version`: the version of the settings
 * when the form was opened.
 */
export const reportSettingsInput = z.object({
  version: z.string().max(40),
  timeZone: z.string().refine((name) => ZONES.includes(name), 'Choose a time zone from the list.'),
  mailTo: z
    .partialRecord(z.enum(STAFF_ROLES), ticked)
    .default({})
    .transform((boxes): StaffRole[] => STAFF_ROLES.filter((role) => boxes[role] === 'on')),
})
