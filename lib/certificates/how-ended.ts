import type { CertificateStatus, OrderSource } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { findOwedFor } from './find-owed-for'
import type { Ended } from './schema'
import { REFUNDED } from './state'

type Certificate = { id: string; status: CertificateStatus; source: OrderSource }

/** How those of these certificates have ended whose buyers did not get their money back, by id. */
export async function howEnded(tx: Tx, certificates: readonly Certificate[]): Promise<Map<string, Ended>> {
  const ended = certificates.filter(({ status }) => REFUNDED.some((refunded) => refunded === status))
  const imported = ended.filter(({ source }) => source === 'import').map(({ id }) => [id, 'never_paid'] as const)
  const owed = await findOwedFor(
    tx,
    ended.map(({ id }) => id),
  )
  return new Map<string, Ended>([...imported, ...owed.map((id) => [id, 'owed'] as const)])
}
