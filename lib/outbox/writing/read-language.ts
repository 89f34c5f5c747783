import { db } from '../../db/client'
import type { Mail } from '../../db/generated/client'
import { MAIL_KINDS } from '../../email/kinds'
import { isMailKind, languagesOfKind } from '../../email/render-mail'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../../languages/types'

/**
 * Returns the language of a mail: that of its recipient's account, otherwise that of the account it is about, otherwise English. Mails to
 * staff are in English. It is asked when the mail is written, as staff's texts are, so that no one who queues a mail has to know of languages.
 */
export async function readLanguage(mail: Pick<Mail, 'kind' | 'to' | 'data' | 'orderId' | 'certificateId'>): Promise<Language> {
  if (!isMailKind(mail.kind) || languagesOfKind(mail.kind).length === 1) return DEFAULT_LANGUAGE
  const select = { language: true } as const
  const found =
    (await db.user.findUnique({ where: { email: mail.to }, select })) ??
    (await db.user.findFirst({ where: { OR: ownersOf(mail) }, select }))
  return languageOf(found?.language) ?? DEFAULT_LANGUAGE
}

function ownersOf({ kind, data, orderId, certificateId }: Parameters<typeof readLanguage>[0]) {
  if (kind === 'email_change') return [{ email: MAIL_KINDS[kind].safeParse(data).data?.from ?? '' }]
  return [
    ...(certificateId ? [{ certificates: { some: { id: certificateId } } }] : []),
    ...(orderId ? [{ orders: { some: { id: orderId } } }] : []),
  ]
}
