import { type Actor, actorName } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { isReplacement } from '../lifecycle/begin-issuance'
import { placesIn } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { lockEditable, type NotEditable } from './editable'
import { recordForClient } from './record-for-client'

export type AbandonRefusal = { code: NotEditable | 'not-replacing' | 'moved-meanwhile' }

/** Abandons a replacement that has not been sent: the certificate becomes issued again, with its existing file. */
export function abandonReplacement(actor: Actor, id: string): Promise<Result<undefined, AbandonRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'replace')
    if (!found.ok) return err({ code: found.error })
    const { issuance } = found.value
    if (!issuance || !isReplacement(issuance)) return err({ code: 'not-replacing' })
    const before = await tx.issuance.findFirst({
      where: { certificateId: id, number: { lt: issuance.number }, files: { some: {} } },
      orderBy: { number: 'desc' },
      select: { id: true },
    })
    if (!before) return err({ code: 'not-replacing' })
    const moved = await move(tx, id, {
      from: placesIn('setup'),
      to: 'issued',
      kind: 'certificate.replacement_abandoned',
      actor: actorName(actor),
      facts: { issuanceId: before.id },
    })
    if (!moved.ok) return err({ code: moved.error })
    await recordForClient(tx, actor, id, { what: 'replacement_ended' })
    return ok()
  })
}
