import type { Actor } from '../actor'
import { db } from '../db/client'
import { MAIL_IDS, type MailAbout } from '../email/render-mail'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { mayStaff } from '../permissions'
import { aboutText } from './about'
import { type TextVersion, toVersion } from './read-text'

/** How many versions of a text are listed. */
const MAX_VERSIONS = 50

export type MailTextRow = Pick<MailAbout, 'to' | 'when'> & {
  mail: string
  /** The languages with a text by staff, and since when. */
  changes: { language: Language; at: Date }[]
}

/** Lists the text of every kind of mail the shop sends, with the time of staff's last change. Empty for anyone but staff. */
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
 * Returns the text of one email in a language, with its versions by staff, newest first. Null if no email has it in that language, and for
 * anyone but staff.
 */
export async function getMailText(actor: Actor, mail: string, language: Language, shopName: string): Promise<MailTextDetail | null> {
  const about = mayStaff(actor, 'see') ? aboutText(mail, shopName, language) : null
  if (!about?.languages.includes(language)) return null
  const rows = await db.mailText.findMany({ where: { mail, language }, orderBy: { version: 'desc' }, take: MAX_VERSIONS })
  return { ...about, mail, versions: rows.map(toVersion) }
}
