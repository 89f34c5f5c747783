import type { Tx } from '../db/transaction'

/** Deletes all of a person's sign-in methods except the password, together with their sessions and security events. */
export async function deleteWaysIn(tx: Tx, userId: string): Promise<void> {
  const where = { userId }
  await tx.session.deleteMany({ where })
  await tx.securityEvent.deleteMany({ where })
  await tx.failureCounter.deleteMany({ where })
  await tx.passkey.deleteMany({ where })
  await tx.passkeyChallenge.deleteMany({ where })
  await tx.authenticatorApp.deleteMany({ where })
  await tx.recoveryCode.deleteMany({ where })
  await tx.emailChange.deleteMany({ where })
}
