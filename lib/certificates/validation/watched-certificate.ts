import type { Prisma } from '../../db/generated/client'

/** The certificate data that a check needs. */
export const watched = { type: true, issuance: true } satisfies Prisma.CertificateInclude
export type WatchedCertificate = Prisma.CertificateGetPayload<{ include: typeof watched }>
