import { db } from '../db/client'
import { RegistrarError } from './errors'
import { openRegistrar } from './open-registrar'

/** Asks each account that has stopped answering whether it is back; what is not due is not sent (see breaker.ts). */
export async function probeBroken(): Promise<void> {
  const broken = await db.enomAccount.findMany({ where: { brokenSince: { not: null } }, select: { id: true } })
  for (const { id } of broken) {
    const registrar = await openRegistrar({ accountId: id })
    await registrar?.balance().catch((error: unknown) => {
      if (!(error instanceof RegistrarError)) throw error
    })
  }
}
