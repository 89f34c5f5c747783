import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { FIRST, hashEntry } from './chain'

/**
 * `brokenAt`: the number of the first entry that is missing, was altered, or does not follow the one before it; null if the chain is
 * intact.
 */
export type ChainCheck = { entries: number; brokenAt: number | null }

const BATCH = 1000

/** Reads the whole audit log and recomputes its hash chain. Null unless the actor is staff with a role that includes it. */
export async function verifyChain(actor: Actor): Promise<ChainCheck | null> {
  if (!mayStaff(actor, 'audit-log')) return null
  let [number, previous] = [0, Buffer.from(FIRST)]
  for (;;) {
    const rows = await db.auditEntry.findMany({ where: { number: { gt: number } }, orderBy: { number: 'asc' }, take: BATCH })
    for (const row of rows) {
      const follows = row.number === number + 1 && previous.equals(row.previous) && Buffer.from(hashEntry(row)).equals(row.hash)
      if (!follows) return { entries: number, brokenAt: number + 1 }
      number = row.number
      previous = Buffer.from(row.hash)
    }
    if (rows.length < BATCH) return { entries: number, brokenAt: null }
  }
}
