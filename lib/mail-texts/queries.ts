import type { Actor } from '../actor'
import { db } from '../db/client'
import { MAIL_IDS, type MailAbout } from '../email/render-mail'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { mayStaff } from '../permissions'
import { aboutText } from './about'
import { type TextVersion, toVersion } from './read-text'

/** The maximum number of versions listed for a text. */
const MAX_VERSIONS = 50

export type MailTextRow = Pick<MailAbout, 'to' | 'when'> & {
  mail: string
  /** The languages in which staff have written a text, with the time of the latest change in each. */
  changes: { language: Language; at: Date }[]
}

/** Lists the text of every kind of email the shop sends, with the time of staff's last change. Empty for anyone but staff. */
export async function listMailTexts(actor: Actor): Promise<MailTextRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const newest = await db.mailText.findMany({
    distinct: ['mail', 'language'],
    orderBy: [{ mail: 'asc' }, { language: 'asc' }, { version: 'desc' }],
  })
  const changedAt = new Map(newest.map((row) => [`${row.mail} ${row.language}`, toVersion(row).text && row.createdAt]))
  return MAIL_IDS.flatMap((mail) => {
    const about = aboutText(mail, '', DEFAULT_LANGUAGE)
    if (!about) return []
    const changes = about.languages.flatMap((language) => {
      const at = changedAt.get(`${mail} ${language}`)
      return at ? [{ language, at }] : []
    })
    return [{ mail, to: about.to, when: about.when, changes }]
  })
}

export type MailTextDetail = MailAbout & { mail: string; versions: TextVersion[] }

/**
 * Returns the text of one email in a given language, with staff's versions, newest first. Null if no email has such a text in that
 * language, and for anyone but staff.
 */
export async function getMailText(actor: Actor, mail: string, language: Language, shopName: string): Promise<MailTextDetail | null> {
  const about = mayStaff(actor, 'see') ? aboutText(mail, shopName, language) : null
  if (!about?.languages.includes(language)) return null
  const rows = await db.mailText.findMany({ where: { mail, language }, orderBy: { version: 'desc' }, take: MAX_VERSIONS })
  return { ...about, mail, versions: rows.map(toVersion) }
}
