import { randomUUID } from 'node:crypto'
import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import type { MailText } from '../../email/mail-text'
import type { Language } from '../../languages/types'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { queueMail } from '../queue-mail'
import { showMailText } from '../writing/show-text'

type Refusal = Extract<Awaited<ReturnType<typeof showMailText>>, { ok: false }>['error']

/** Sends a member of staff an email with this text and example values. Its link and code give no access. */
export async function sendTestMail(
  actor: Actor,
  { mail, language, text }: { mail: string; language: Language; text: MailText },
): Promise<Result<{ to: string }, Refusal>> {
  if (actor.kind !== 'staff' || !mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  const shown = await showMailText(actor, { mail, language, text })
  if (!shown.ok) return shown
  return inTransaction(async (tx) => {
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } })
    await queueMail(tx, { kind: 'test', onceKey: `test:${randomUUID()}`, to: email, data: { of: mail, language, text } })
    return ok({ to: email })
  })
}
