import type { MailKind } from '../../email/kinds'
import { mailIdOf, renderMail } from '../../email/render-mail'
import type { Surroundings } from '../../email/templates/types'
import { log } from '../../log'
import { readMailText } from '../../mail-texts/read-text'

export type WrittenMail = {
  written: { subject: string; html: string; text: string }
  /** The version of the staff's text; null for the shop's own text. */
  textVersion: number | null
  /** Set if the staff's text could not be used and the email has the shop's own text instead. */
  unusable?: { mail: string; version: number }
}

/**
 * Writes an email with the staff's text, or with the shop's own if there is none or it can't be used. `version`: the version used by an
 * email already sent.
 */
export async function writeMail(
  kind: MailKind,
  data: unknown,
  surroundings: Surroundings,
  { version }: { version?: number | null } = {},
): Promise<WrittenMail> {
  const mail = mailIdOf(kind, data)
  const theirs = kind === 'test' || version === null ? null : await readMailText(mail, surroundings.language, version)
  if (!theirs?.text) return { written: await renderMail(kind, data, surroundings), textVersion: null }
  try {
    return { written: await renderMail(kind, data, surroundings, theirs.text), textVersion: theirs.version }
  } catch (err) {
    log.error(
      { err, mail, version: theirs.version },
      'using the shop’s own text for an email, because the text written by staff cannot be rendered',
    )
    const unusable = { mail, version: theirs.version }
    return { written: await renderMail(kind, data, surroundings), textVersion: null, unusable }
  }
}
