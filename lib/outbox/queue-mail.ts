import type { Tx } from '../db/transaction'
import { MAIL_KINDS, type MailData, type MailKind } from '../email/kinds'
import { enqueue } from '../jobs/enqueue'

/**
 * Adds an email to the outbox within the caller's transaction; the worker sends it. A second call with the same `onceKey` does nothing, so
 * there is one email per event.
 */
export async function queueMail<Kind extends MailKind>(
  tx: Tx,
  mail: {
    kind: Kind
    /** `<kind>:<id of the event>`. */
    onceKey: string
    to: string
    data: MailData<Kind>
    orderId?: string
    certificateId?: string
  },
): Promise<void> {
  const data = MAIL_KINDS[mail.kind].parse(mail.data)
  const [row] = await tx.mail.createManyAndReturn({ data: [{ ...mail, data }], skipDuplicates: true, select: { id: true } })
  if (row) await sendSoon(tx, row.id)
}

/** The number of a worker's ten slots that a hanging mail server may block. */
const MAIL_CONCURRENCY = 3

/** Has the worker send an email from the outbox, no earlier than `runAt`. Replaces a job already waiting for it. */
export function sendSoon(tx: Tx, mailId: string, runAt?: Date): Promise<void> {
  return enqueue(tx, 'mail.send', { mailId }, { queue: `mail-${Number.parseInt(mailId.slice(-4), 16) % MAIL_CONCURRENCY}`, runAt })
}
