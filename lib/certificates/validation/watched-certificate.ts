import type { Prisma } from '../../db/generated/client'

/** What a look at Enom reads of a certificate. */
export const watched = { type: true, issuance: true } satisfies Prisma.CertificateInclude
export type WatchedCertificate = Prisma.CertificateGetPayload<{ include: typeof watched }>
