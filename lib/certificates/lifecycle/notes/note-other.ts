import { type Actor, actorName } from '../../../actor'
import type { Tx } from '../../../db/transaction'
import { note } from '../transition'

/** The actions of a member or helper that have no separate kind of event. */
export type Saved = 'request' | 'contacts' | 'approver' | 'proof' | 'name' | 'pull_link_made' | 'pull_link_renewed' | 'pull_link_revoked'

/** Records in the history what was saved and by whom, unless the owner saved it: the owner's own drafts are not events. */
export async function noteOther(tx: Tx, actor: Actor, certificate: { id: string; userId: string }, what: Saved): Promise<void> {
  if (actor.kind === 'order' || (actor.kind === 'client' && actor.userId === certificate.userId)) return
  await note(tx, certificate.id, { kind: 'certificate.saved_by_other', actor: actorName(actor), detail: { what } })
}
