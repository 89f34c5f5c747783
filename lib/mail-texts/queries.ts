import type { Actor } from '../actor'
import { db } from '../db/client'
import { MAIL_IDS, type MailAbout } from '../email/render-mail'
import { mayStaff } from '../permissions'
import { aboutText } from './about'
import { type TextVersion, toVersion } from './read-text'

/** How many versions of a text are listed. */
const MAX_VERSIONS = 50

export type MailTextRow = Pick<MailAbout, 'to' | 'when'> & { mail: string; changedAt: Date | null }

/** Lists the text of every kind of mail the shop sends, with when staff changed it. Empty for anyone but staff. */
export async function listMailTexts(actor: Actor): Promise<MailTextRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const newest = await db.mailText.findMany({ distinct: ['mail'], orderBy: [{ mail: 'asc' }, { version: 'desc' }] })
  const changed = new Map(newest.map(toRow))
  return MAIL_IDS.flatMap((mail) => {
    const about = aboutText(mail, '')
    return about ? [{ mail, to: about.to, when: about.when, changedAt: changed.get(mail) ?? null }] : []
  })
}

function toRow(row: Parameters<typeof toVersion>[0]): [string, Date | null] {
  const { text, createdAt } = toVersion(row)
  return [row.mail, text && createdAt]
}

export type MailTextDetail = MailAbout & { mail: string; versions: TextVersion[] }

/** Returns the text of one mail with the versions staff gave it, the newest first. Null if no mail has it, and for anyone but staff. */
export async function getMailText(actor: Actor, mail: string, shopName: string): Promise<MailTextDetail | null> {
  const about = mayStaff(actor, 'see') ? aboutText(mail, shopName) : null
  if (!about) return null
  const rows = await db.mailText.findMany({ where: { mail }, orderBy: { version: 'desc' }, take: MAX_VERSIONS })
  return { ...about, mail, versions: rows.map(toVersion) }
}
