import type { Tx } from '../../db/transaction'
import type { ProofToPublish } from './proof'

/** Stores what the buyer has to publish for the request that is with the authority. */
export async function keepProof(tx: Tx, certificateId: string, proof: ProofToPublish): Promise<void> {
  await tx.issuance.updateMany({ where: { currentOf: { id: certificateId } }, data: { proof } })
}
