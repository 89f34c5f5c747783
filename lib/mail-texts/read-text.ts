import { db } from '../db/client'
import type { MailText as Row } from '../db/generated/client'
import type { MailText } from '../email/mail-text'
import type { Language } from '../languages/types'

/** A version of an email's text in one language, written by staff. `text` is null for the shop's own text. */
export type TextVersion = { version: number; text: MailText | null; createdAt: Date }

/** Returns the current version of an email's text in a given language, or the requested one. Null if staff never changed it. */
export async function readMailText(mail: string, language: Language, version?: number): Promise<TextVersion | null> {
  const row = await db.mailText.findFirst({
    where: { mail, language, ...(version !== undefined && { version }) },
    orderBy: { version: 'desc' },
  })
  return row && toVersion(row)
}

export function toVersion({ version, subject, preview, body, createdAt }: Row): TextVersion {
  const text = subject !== null && preview !== null && body !== null ? { subject, preview, body } : null
  return { version, text, createdAt }
}
