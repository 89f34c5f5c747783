import { type Actor, actorName } from '../../../actor'
import type { Tx } from '../../../db/transaction'
import type { CertificateEventKind } from '../events'
import { note } from '../transition'

type PeopleEvent = Extract<CertificateEventKind, `certificate.${'member' | 'helper' | 'transfer'}_${string}`>

/** Adds to a certificate's history what lib/people did about it. Changes of an account's members are not added to any certificate. */
export async function notePeople(
  tx: Tx,
  certificateId: string | null,
  kind: PeopleEvent,
  actor: Actor,
  detail: Record<string, string> = {},
): Promise<void> {
  if (certificateId) await note(tx, certificateId, { kind, actor: actorName(actor), detail })
}
