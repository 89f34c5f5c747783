import { z } from 'zod'
import { sealedCookie } from './sealed-cookie'

/**
 * The code that this browser requested, stored for 15 minutes. It comes from a cookie, so that a link cannot make the code page accept
 * someone else's code.
 */
export const pendingSignIn = sealedCookie('keelmark_asked', {
  seconds: 15 * 60,
  schema: z.object({ linkId: z.uuid(), email: z.string() }),
})
