import type { Tx } from '../db/transaction'

/** Returns the version of the terms in force, which a buyer agrees to at checkout. Null if none are published. */
export async function readTermsVersion(tx: Tx): Promise<number | null> {
  const terms = await tx.legalText.findFirst({ where: { page: 'terms' }, orderBy: { version: 'desc' }, select: { version: true } })
  return terms?.version ?? null
}
