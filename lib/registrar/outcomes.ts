import type { Prisma } from '../db/generated/client'
import type { EnomErrorKind } from '../enom/errors'

/** Outcomes of a call (EnomCall.outcome) after which we know that Enom did nothing. */
export const DID_NOTHING: readonly string[] = ['refused', 'unauthorised', 'rate-limited', 'unreachable'] satisfies readonly EnomErrorKind[]

/** The `where` of calls that may have had their effect: not ended here (we were killed), not understood, or answered well. */
export const MAY_HAVE_DONE_IT = { OR: [{ outcome: null }, { outcome: { notIn: [...DID_NOTHING] } }] } satisfies Prisma.EnomCallWhereInput
