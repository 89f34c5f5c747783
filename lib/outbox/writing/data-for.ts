import { db } from '../../db/client'
import type { Mail } from '../../db/generated/client'
import { withoutLabels } from './without-labels'

/** Anyone who pays can type any address and any note, so a recipient gets the note only after opening one of our links. */
export async function dataFor({ to, data }: Pick<Mail, 'to' | 'data'>): Promise<unknown> {
  const confirmed = await db.user.count({ where: { email: to, confirmedAt: { not: null } } })
  return confirmed ? data : withoutLabels(data)
}
