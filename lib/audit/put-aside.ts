import type { Actor } from '../actor'
import { err, ok, type Result } from '../result'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, settle } from './open-difference'
import { KINDS } from './words'

/** Staff know why the two sides differ, and want it reported again only when it changes. The note says why, for the next person. */
export async function putAside(actor: Actor, id: string, { note }: { note: string }): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, KINDS)
  if (!difference.ok) return difference
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  return inRepair(async (tx) => {
    await settle(tx, actor, id, 'put_aside', { note: why })
    return ok()
  })
}
