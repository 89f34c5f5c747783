import { z } from 'zod'
import { sealedCookie } from '../session/sealed-cookie'

/**
 * A sign-in whose first step was completed in this browser in the last ten minutes. It grants no access until the second step is completed.
 */
export const pendingSecondStep = sealedCookie('keelmark_second', {
  seconds: 10 * 60,
  schema: z.object({
    kind: z.enum(['client', 'staff']),
    userId: z.uuid(),
    version: z.int(),
    email: z.string(),
    by: z.enum(['password', 'code', 'link']),
    returnTo: z.string(),
  }),
})
