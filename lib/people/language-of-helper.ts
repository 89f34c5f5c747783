import { db } from '../db/client'
import { type Language, languageOf } from '../languages/types'
import type { Helper } from './find-helper'

/**
 * Returns the language of the buyer who created a helper link, otherwise that of the certificate's account. Undefined if there is neither.
 */
export async function languageOfHelper({ linkId }: Helper): Promise<Language | undefined> {
  const link = await db.helperLink.findUnique({
    where: { id: linkId },
    select: { createdBy: true, certificate: { select: { user: { select: { language: true } } } } },
  })
  const [, id] = /^(?:client|order):(.+)$/.exec(link?.createdBy ?? '') ?? []
  const maker = id ? await db.user.findUnique({ where: { id }, select: { language: true } }) : null
  return languageOf((maker ?? link?.certificate.user)?.language) ?? undefined
}
