import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { beginIssuance } from '../lifecycle/begin-issuance'
import type { EditableCertificate } from './editable'

type Change = Pick<
  Prisma.IssuanceUncheckedCreateInput,
  | 'serverSoftware'
  | 'csrPem'
  | 'csrFacts'
  | 'keyHash'
  | 'keyReuse'
  | 'contacts'
  | 'approvers'
  | 'approversStatus'
  | 'approversProblem'
  | 'approverEmail'
  | 'otherApprovers'
  | 'agreedAt'
>

/** Saves part of a draft; the first save begins an issuance. `revised` discards any approver list that is still being fetched. */
export async function saveDraft(
  tx: Tx,
  { id, issuanceId }: Pick<EditableCertificate, 'id' | 'issuanceId'>,
  change: Change,
  { revised }: { revised: boolean },
): Promise<void> {
  if (issuanceId === null) await beginIssuance(tx, id, { ...change, revision: 1 })
  else await tx.issuance.update({ where: { id: issuanceId }, data: { ...change, ...(revised && { revision: { increment: 1 } }) } })
}
