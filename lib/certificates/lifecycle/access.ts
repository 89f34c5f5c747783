import { z } from 'zod'
import { type Actor, ownCertificates } from '../../actor'
import type { Prisma } from '../../db/generated/client'

const NOBODYS = '00000000-0000-0000-0000-000000000000'

/** The `where` of one certificate this actor may see. Anything that is no id finds nothing, like a foreign one. */
export function ownCertificate(actor: Actor, id: string) {
  return { id: z.uuid().safeParse(id).success ? id : NOBODYS, ...ownCertificates(actor) } satisfies Prisma.CertificateWhereInput
}

/** Why staff could not settle a purchase. */
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
