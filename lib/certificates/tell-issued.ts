import type { Tx } from '../db/transaction'
import { installGuide } from '../guides/install-guide'
import { queueMail } from '../outbox/queue-mail'
import { disputeLock } from './dispute-lock'
import { addressOf } from './tell-buyer'

/** Mails the buyer that the newest file is ready, with the install guide for their server: once for each file. Not while a dispute locks it. */
export async function tellIssued(tx: Tx, certificateId: string): Promise<void> {
  const { row, about, data } = await addressOf(tx, certificateId)
  const file = await tx.certificateFile.findFirst({ where: { certificateId }, orderBy: { id: 'desc' } })
  if (!file || disputeLock(row.order)) return
  const draft = await tx.configuration.findUnique({ where: { certificateId }, select: { serverSoftware: true } })
  const { title, steps } = installGuide(draft?.serverSoftware ?? 'other', { domain: data.domain, names: file.names })
  await queueMail(tx, {
    kind: 'certificate_issued',
    onceKey: `certificate_issued:${file.id}`,
    ...about,
    data: {
      ...data,
      fileExpiresAt: file.notAfter.toISOString(),
      coverEndsAt: (row.coverEndsAt ?? file.notAfter).toISOString(),
      fingerprint: file.fingerprint,
      guide: { title, steps: steps.map(({ text, command }) => ({ text, command })) },
    },
  })
}
