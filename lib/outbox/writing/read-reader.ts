import { z } from 'zod'
import { db } from '../../db/client'
import type { Mail } from '../../db/generated/client'
import { MAIL_KINDS } from '../../email/kinds'
import { isMailKind, languagesOfKind } from '../../email/render-mail'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf } from '../../languages/types'
import { DEFAULT_ZONE, zoneOf } from '../../zone'

/** The language and time zone of an email's reader. */
export type Reader = { language: Language; zone: string }

const STAFF: Reader = { language: DEFAULT_LANGUAGE, zone: DEFAULT_ZONE }

/**
 * Returns the language and time zone of an email's reader: those of the recipient's account, otherwise those of the account it is about,
 * otherwise English and UTC, as for staff. They are read when the email is written, like staff's texts, so code that queues an email need
 * not deal with languages. A test email, or a quote to someone without an account, is in the language that staff selected.
 */
export async function readReader(mail: Pick<Mail, 'kind' | 'to' | 'data' | 'orderId' | 'certificateId'>): Promise<Reader> {
  if (!isMailKind(mail.kind) || languagesOfKind(mail.kind).length === 1) return STAFF
  const select = { language: true, timeZone: true } as const
  const found =
    (await db.user.findUnique({ where: { email: mail.to }, select })) ??
    (await db.user.findFirst({ where: { OR: ownersOf(mail) }, select }))
  const own = saidIn.safeParse(mail.data).data?.language
  const known = languageOf(found?.language)
  const language = (mail.kind === 'test' ? (own ?? known) : (known ?? own)) ?? DEFAULT_LANGUAGE
  return { language, zone: zoneOf(found?.timeZone) ?? DEFAULT_ZONE }
}

/** The language given in an email's data, which few emails have. */
const saidIn = z.object({ language: z.enum(LANGUAGES) })

function ownersOf({ kind, data, orderId, certificateId }: Parameters<typeof readReader>[0]) {
  if (kind === 'email_change') return [{ email: MAIL_KINDS[kind].safeParse(data).data?.from ?? '' }]
  return [
    ...(certificateId ? [{ certificates: { some: { id: certificateId } } }] : []),
    ...(orderId ? [{ orders: { some: { id: orderId } } }] : []),
  ]
}
