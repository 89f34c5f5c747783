import { type Actor, actorName } from '../../../actor'
import type { Tx } from '../../../db/transaction'
import type { CertificateEventKind } from '../events'
import { note } from '../transition'

type PeopleEvent = Extract<CertificateEventKind, `certificate.${'member' | 'helper' | 'transfer'}_${string}`>

/**
 * Records in a certificate's history the changes that lib/people made to it. Changes to an account's members are not recorded for any
 * certificate.
 */
export async function notePeople(
  tx: Tx,
  certificateId: string | null,
  kind: PeopleEvent,
  actor: Actor,
  detail: Record<string, string> = {},
): Promise<void> {
  if (certificateId) await note(tx, certificateId, { kind, actor: actorName(actor), detail })
}
