import { z } from 'zod'
import { type Actor, ownCertificates } from '../../actor'
import type { Prisma } from '../../db/generated/client'

const NOBODYS = '00000000-0000-0000-0000-000000000000'

/** Returns the `where` for one certificate this actor may see. An invalid ID finds nothing, the same as someone else's certificate. */
export function ownCertificate(actor: Actor, id: string) {
  return { id: z.uuid().safeParse(id).success ? id : NOBODYS, ...ownCertificates(actor) } satisfies Prisma.CertificateWhereInput
}

/** Reasons why staff could not settle a purchase. */
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
