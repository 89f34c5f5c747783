import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { labelInput } from './label-input'

export type NameRefusal = { code: 'not-found' } | { code: 'bad-label'; text: string }

/** Gives a certificate the name its buyer knows it by. */
export async function nameCertificate(actor: Actor, id: string, label: string): Promise<Result<undefined, NameRefusal>> {
  const read = labelInput('name').safeParse(label)
  if (!read.success) return err({ code: 'bad-label', text: read.error.issues[0]?.message ?? '' })
  const { count } = await db.certificate.updateMany({ where: ownCertificate(actor, id), data: { label: read.data } })
  return count ? ok() : err({ code: 'not-found' })
}
