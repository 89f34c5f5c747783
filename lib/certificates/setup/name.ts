import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { noteOther } from '../lifecycle/notes/note-other'
import { labelInput } from './label-input'

export type NameRefusal = { code: 'not-found' } | { code: 'bad-label'; why: 'long' | 'control' }

/** Sets the name by which the buyer knows a certificate. */
export async function nameCertificate(actor: Actor, id: string, label: string): Promise<Result<undefined, NameRefusal>> {
  const read = labelInput('name').safeParse(label)
  if (!read.success) return err({ code: 'bad-label', why: read.error.issues[0]?.code === 'too_big' ? 'long' : 'control' })
  return inTransaction(async (tx) => {
    const [certificate] = await tx.certificate.updateManyAndReturn({
      where: ownCertificate(actor, id, 'rename'),
      data: { label: read.data },
      select: { id: true, userId: true },
    })
    if (!certificate) return err({ code: 'not-found' })
    await noteOther(tx, actor, certificate, 'name')
    return ok()
  })
}
