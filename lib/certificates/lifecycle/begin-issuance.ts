import { type Issuance, Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

type FirstData = Omit<Prisma.IssuanceUncheckedCreateInput, 'id' | 'certificateId' | 'number' | 'currentOf'>

/** Returns whether an issuance replaces a file that is in use. */
export function isReplacement(issuance: Pick<Issuance, 'reason'> | null): boolean {
  return issuance !== null && issuance.reason !== 'first'
}

/** Returns what a replacement inherits from the previous issuance: everything but the request. */
export function keptOf({ serverSoftware, contacts, approvers, approversStatus, approverEmail, otherApprovers }: Issuance) {
  const kept = { serverSoftware, approversStatus, approverEmail, otherApprovers }
  return { ...kept, contacts: contacts ?? Prisma.DbNull, approvers: approvers ?? Prisma.DbNull }
}

/** Adds the next issuance of a certificate and makes it the current one. The caller has locked the certificate. */
export async function beginIssuance(tx: Tx, certificateId: string, data: FirstData = {}): Promise<Issuance> {
  const number = (await tx.issuance.count({ where: { certificateId } })) + 1
  const issuance = await tx.issuance.create({ data: { ...data, certificateId, number } })
  await tx.certificate.update({ where: { id: certificateId }, data: { issuanceId: issuance.id } })
  return issuance
}
