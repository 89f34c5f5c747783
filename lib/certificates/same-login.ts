import { db } from '../db/client'

/** The ids of all our rows for the Enom account this one logs in to, itself included: they share one list of certificates. */
export async function sameLogin(accountId: string): Promise<string[]> {
  const { loginId, testMode } = await db.enomAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: { loginId: true, testMode: true },
  })
  const rows = await db.enomAccount.findMany({
    where: { loginId: { equals: loginId, mode: 'insensitive' }, testMode },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
