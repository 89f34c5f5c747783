import { z } from 'zod'
import { db } from '../../db/client'
import type { Mail } from '../../db/generated/client'
import { MAIL_KINDS } from '../../email/kinds'
import { isMailKind, languagesOfKind } from '../../email/render-mail'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, languageOf } from '../../languages/types'
import { DEFAULT_ZONE, zoneOf } from '../../zone'

/** In which language and time zone a mail is read. */
export type Reader = { language: Language; zone: string }

const STAFF: Reader = { language: DEFAULT_LANGUAGE, zone: DEFAULT_ZONE }

/**
 * Returns who reads a mail: the account of its recipient, otherwise the account it is about, otherwise someone who reads English and UTC, as
 * staff do. It is asked when the mail is written, as staff's texts are, so that no one who queues a mail has to know of languages. A test mail
 * is in the language that staff wanted to see, and a quote to someone without an account in the one that staff chose.
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

/** The language that the data of a mail names. Few do. */
const saidIn = z.object({ language: z.enum(LANGUAGES) })

function ownersOf({ kind, data, orderId, certificateId }: Parameters<typeof readReader>[0]) {
  if (kind === 'email_change') return [{ email: MAIL_KINDS[kind].safeParse(data).data?.from ?? '' }]
  return [
    ...(certificateId ? [{ certificates: { some: { id: certificateId } } }] : []),
    ...(orderId ? [{ orders: { some: { id: orderId } } }] : []),
  ]
}
