import type { Result } from '../../result'
import { endAllSessions } from '../../users/end-all-sessions'
import type { ClientActor, StaffActor } from '../guards/guards'
import { logSecurity } from '../security-log'

/** Ends every session of the actor, on both sides of the shop, and every mailed link they have not used. */
export async function signOutEverywhere(actor: ClientActor | StaffActor): Promise<Result<undefined, { code: 'not-allowed' }>> {
  const ended = await endAllSessions(actor)
  if (ended.ok) logSecurity('signed_out_everywhere', { side: actor.kind, userId: actor.userId })
  return ended
}
