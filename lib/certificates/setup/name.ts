import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'

// Characters that show nothing and change how the text around them reads, such as those that turn its direction.
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]/gu

/** What a buyer may call a certificate; empty: nothing. */
const certificateLabel = z
  .string()
  .transform((text) => text.replace(INVISIBLE, '').trim())
  .pipe(
    z
      .string()
      .max(100, 'Use at most 100 characters for the name.')
      .regex(/^\P{Cc}*$/u, 'Leave out line breaks and other control characters.'),
  )

export type NameRefusal = { code: 'not-found' } | { code: 'bad-label'; text: string }

/** Gives a certificate the name its buyer knows it by. */
export async function nameCertificate(actor: Actor, id: string, label: string): Promise<Result<undefined, NameRefusal>> {
  const read = certificateLabel.safeParse(label)
  if (!read.success) return err({ code: 'bad-label', text: read.error.issues[0]?.message ?? '' })
  const { count } = await db.certificate.updateMany({ where: ownCertificate(actor, id), data: { label: read.data } })
  return count ? ok() : err({ code: 'not-found' })
}
