import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { hashToken, newToken } from '../../links/secrets'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'
import { noteOther } from '../lifecycle/notes/note-other'
import { MAX_LABEL_LENGTH, MAX_PULL_LINKS } from './limits'
import { whyNotServed } from './may-serve'
import { SERVED_SELECT } from './served-select'

export type PullRefusal = { code: 'not-found' | 'not-served' | 'too-many-links' | 'label-missing' | 'label-too-long' }

/** Creates a link through which one of the buyer's servers fetches the latest file. The token is returned once; only its hash is stored. */
export function createPullLink(
  actor: Actor,
  certificateId: string,
  { label }: { label: string },
): Promise<Result<{ token: string }, PullRefusal>> {
  const name = label.trim()
  if (!name) return Promise.resolve(err({ code: 'label-missing' }))
  if (name.length > MAX_LABEL_LENGTH) return Promise.resolve(err({ code: 'label-too-long' }))
  return inTransaction(async (tx) => {
    const certificate = await tx.certificate.findFirst({
      where: ownCertificate(actor, certificateId, 'pull'),
      select: { id: true, userId: true, ...SERVED_SELECT },
    })
    if (!certificate) return err({ code: 'not-found' })
    if (whyNotServed(certificate)) return err({ code: 'not-served' })
    // The certificate's row is locked, so that two simultaneous requests can't exceed the limit.
    await tx.$queryRaw`select 1 from "Certificate" where id = ${certificate.id}::uuid for no key update`
    if ((await tx.pullLink.count({ where: { certificateId, revokedAt: null } })) >= MAX_PULL_LINKS) return err({ code: 'too-many-links' })
    const token = newToken()
    await tx.pullLink.create({ data: { certificateId, label: name, tokenHash: hashToken(token), createdAt: now() } })
    await noteOther(tx, actor, certificate, 'pull_link_made')
    return ok({ token })
  })
}
