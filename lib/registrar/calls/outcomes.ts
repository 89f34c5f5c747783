import type { Prisma } from '../../db/generated/client'
import type { EnomErrorKind } from '../../enom/errors'

/** Outcomes of a call (EnomCall.outcome) that mean Enom certainly did nothing. */
export const DID_NOTHING: readonly string[] = ['refused', 'unauthorised', 'rate-limited', 'unreachable'] satisfies readonly EnomErrorKind[]

/** `where` clause for calls that may have taken effect: cut off because our process was killed, not understood, or successful. */
export const MAY_HAVE_DONE_IT = { OR: [{ outcome: null }, { outcome: { notIn: [...DID_NOTHING] } }] } satisfies Prisma.EnomCallWhereInput
