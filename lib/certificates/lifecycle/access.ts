import { z } from 'zod'
import type { Actor } from '../../actor'
import type { Prisma } from '../../db/generated/client'
import { type Action, ownCertificates } from '../../permissions'

const NOBODYS = '00000000-0000-0000-0000-000000000000'

/**
 * Returns the `where` clause for one certificate on which this actor may perform `action`. An invalid ID matches nothing, just like someone
 * else's certificate.
 */
export function ownCertificate(actor: Actor, id: string, action: Action) {
  return { id: z.uuid().safeParse(id).success ? id : NOBODYS, ...ownCertificates(actor, action) } satisfies Prisma.CertificateWhereInput
}

/** The reasons why staff could not settle a purchase. */
export type ResolveRefusal = {
  code:
    | 'not-found'
    | 'moved-meanwhile'
    | 'being-bought'
    | 'still-looking'
    | 'no-account'
    | 'not-at-enom'
    | 'enom-unavailable'
    | 'already-bound'
    | 'another-product'
    | 'set-up-at-enom'
}
