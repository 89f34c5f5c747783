import { z } from 'zod'
import type { Quote } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** Locks a quote until the caller's transaction ends and returns it, or null if there is none. */
export async function lockQuote(tx: Tx, id: string): Promise<Quote | null> {
  if (!z.uuid().safeParse(id).success) return null
  await tx.$queryRaw`select id from "Quote" where id = ${id}::uuid for update`
  return tx.quote.findUnique({ where: { id } })
}
