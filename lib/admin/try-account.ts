import type { Actor } from '../actor'
import { resumeSoon } from '../certificates/sweeps/resume-held'
import type { ConnectionStage } from '../registrar/connection/explain-connection'
import { testConnection } from '../registrar/connection/test-connection'

/**
 * Tests an account step by step. If all steps succeed, every certificate on hold because of it resumes immediately. Null if the actor has
 * no such account.
 */
export async function tryAccount(actor: Actor, accountId: string): Promise<ConnectionStage[] | null> {
  const stages = await testConnection(actor, accountId)
  if (stages?.every((stage) => stage.ok)) await resumeSoon()
  return stages
}
