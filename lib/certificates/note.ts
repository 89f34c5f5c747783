import { now } from '../clock'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** Adds an event that changes no status to a certificate's history. */
export async function note(
  tx: Tx,
  certificateId: string,
  event: { kind: string; actor: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  await tx.certificateEvent.create({ data: { certificateId, at: now(), ...event, detail: event.detail ?? {} } })
}
