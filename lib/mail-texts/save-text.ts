import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { type MailText, type TextFault, textFaults } from '../email/mail-text'
import type { Language } from '../languages/types'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { aboutText } from './about'
import { toVersion } from './read-text'

export type SaveTextRefusal =
  | { code: 'not-found' }
  | { code: 'faults'; faults: readonly TextFault[]; known: readonly string[] }
  /** Returned if someone else has saved the text since the form was opened. */
  | { code: 'changed-since'; version: string; theirs: MailText }

const OWN = { subject: null, preview: null, body: null }

/**
 * Saves an email's text in a given language as a new version; null restores the shop's own. Queued emails are sent with the new text. An
 * unchanged text creates no new version, and saving the shop's own text counts as a reset.
 */
export async function saveMailText(
  actor: Actor,
  { mail, language, version, text }: { mail: string; language: Language; version: string; text: MailText | null },
): Promise<Result<{ version: number }, SaveTextRefusal>> {
  const about = aboutText(mail, '', language)
  if (!mayStaff(actor, 'settings') || !about?.languages.includes(language)) return err({ code: 'not-found' })
  const { variables } = about
  const faults = text ? textFaults(text, variables) : []
  if (faults.length) return err({ code: 'faults', faults, known: [...variables.inline, ...variables.blocks] })
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`mail-text:${mail}`}, 0))`
    const row = await tx.mailText.findFirst({ where: { mail, language }, orderBy: { version: 'desc' } })
    const last = row ? toVersion(row) : { version: 0, text: null }
    const own = text && isSame(text, about.text) ? null : text
    if (String(last.version) !== version)
      return err({ code: 'changed-since', version: String(last.version), theirs: last.text ?? about.text })
    if (isSame(own, last.text)) return ok({ version: last.version })
    const { _max } = await tx.mailText.aggregate({ where: { mail }, _max: { version: true } })
    const next = (_max.version ?? 0) + 1
    await tx.mailText.create({ data: { mail, language, version: next, ...(own ?? OWN), createdAt: now() } })
    await recordStaffAction(tx, actor, {
      action: 'settings.mail_text',
      subject: { kind: 'settings', id: mail },
      before: { mail, language, ...(last.text ?? about.text) },
      after: { mail, language, ...(own ?? about.text) },
    })
    return ok({ version: next })
  })
}

function isSame(one: MailText | null, other: MailText | null): boolean {
  if (!one || !other) return one === other
  return one.subject === other.subject && one.preview === other.preview && one.body === other.body
}
