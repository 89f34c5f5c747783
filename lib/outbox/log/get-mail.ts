import { z } from 'zod'
import type { Actor } from '../../actor'
import { env } from '../../config/env'
import { db } from '../../db/client'
import { isMailKind } from '../../email/render-mail'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../../languages/types'
import { mayStaff } from '../../permissions'
import { dataFor } from '../writing/data-for'
import { type Reader, readReader } from '../writing/read-reader'
import { readSurroundings } from '../writing/read-surroundings'
import { writeMail } from '../writing/write-mail'
import { MAIL_COLUMNS, type MailRow } from './list-mails'

export type MailDetail = MailRow & {
  /** The email as it was or will be sent, with placeholders for its link and code. Null once its text has been deleted. */
  written: { subject: string; html: string; text: string } | null
  /** The version of the staff's text it was sent with; null for the shop's own text. */
  textVersion: number | null
  /** The language it was sent in, or would be sent in now. */
  language: Language
}

/** Returns one email from the outbox, or null if it does not exist or the actor is not staff. */
export async function getMail(actor: Actor, id: string): Promise<MailDetail | null> {
  if (!mayStaff(actor, 'logs') || !z.uuid().safeParse(id).success) return null
  const row = await db.mail.findUnique({ where: { id }, select: { ...MAIL_COLUMNS, data: true, textVersion: true, language: true } })
  if (!row) return null
  const { data, ...mail } = row
  const reader = await readReader(row)
  const language = mail.status === 'sent' ? (languageOf(mail.language) ?? DEFAULT_LANGUAGE) : reader.language
  return { ...mail, language, written: await writtenOf({ ...mail, data }, { ...reader, language }) }
}

/** Links and codes are created while an email is being sent, and only their hashes are stored. */
async function writtenOf(
  mail: Parameters<typeof dataFor>[0] & Pick<MailDetail, 'kind' | 'status' | 'textVersion'>,
  reader: Reader,
): Promise<MailDetail['written']> {
  if (!isMailKind(mail.kind) || JSON.stringify(mail.data) === '{}') return null
  const placeholders = { linkUrl: `${env.APP_URL}/link/secret`, code: '••••••' }
  const version = mail.status === 'sent' ? { version: mail.textVersion } : {}
  return (await writeMail(mail.kind, await dataFor(mail), { ...(await readSurroundings(reader)), ...placeholders }, version)).written
}
