import type { CertificateStatus, OrderSource } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { findKept } from './find-kept'
import type { Ended } from './schema'
import { REFUNDED } from './state'

type Certificate = { id: string; status: CertificateStatus; source: OrderSource }

/** How those of these certificates have ended whose buyers did not get their money back, by id. */
export async function howEnded(tx: Tx, certificates: readonly Certificate[]): Promise<Map<string, Ended>> {
  const ended = certificates.filter(({ status }) => REFUNDED.some((refunded) => refunded === status))
  const imported = ended.filter(({ source }) => source === 'import').map(({ id }) => [id, 'never_paid'] as const)
  const kept = await findKept(
    tx,
    ended.map(({ id }) => id),
  )
  return new Map<string, Ended>([...imported, ...kept.map(({ id, isDisputed }) => [id, isDisputed ? 'disputed' : 'owed'] as const)])
}
