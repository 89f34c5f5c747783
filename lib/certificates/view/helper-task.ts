import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { ownCertificate } from '../lifecycle/access'
import { getDraft, getFiles } from './queries'
import type { Draft, FileView } from './schema'

type About = {
  certificateId: string
  /** The product, and the domain once it is known. */
  name: string
  domain: string | null
}

/** What a helper sees: only what their step needs. If the parts of a step are null, there is currently nothing to do. */
export type HelperTask = About &
  (
    | { step: 'request'; draft: Pick<Draft, 'serverSoftware' | 'request'> | null }
    | { step: 'contacts'; draft: { level: Draft['type']['level']; isFilledIn: boolean } | null }
    | { step: 'approver'; draft: Pick<Draft, 'names' | 'approvers' | 'approversStatus' | 'approverEmail' | 'otherApprovers'> | null }
    | { step: 'install'; file: FileView | null; serverSoftware: string | null }
  )

/** Returns the task of a helper link, or null if the actor is not a helper or the certificate does not exist. */
export async function getHelperTask(actor: Actor): Promise<HelperTask | null> {
  if (actor.kind !== 'helper') return null
  const { certificateId, step } = actor
  const row = await db.certificate.findFirst({
    where: ownCertificate(actor, certificateId, step),
    select: { domainName: true, type: { select: { name: true } }, issuance: { select: { serverSoftware: true } } },
  })
  if (!row) return null
  const about = { certificateId, name: row.type.name, domain: row.domainName }
  if (step === 'install') {
    const [file = null] = await getFiles(actor, certificateId)
    return { ...about, step, file, serverSoftware: row.issuance?.serverSoftware ?? null }
  }
  const saved = await getDraft({ kind: 'system' }, certificateId)
  const draft = saved?.isEditable && !(saved.isReplacement && step !== 'request') ? saved : null
  if (step === 'request') {
    return { ...about, step, draft: draft && { serverSoftware: draft.serverSoftware, request: draft.request } }
  }
  if (step === 'contacts') {
    return { ...about, step, draft: draft && { level: draft.type.level, isFilledIn: draft.steps.contacts === 'done' } }
  }
  const { names = [], approvers = null, approversStatus = 'idle', approverEmail = null, otherApprovers = [] } = draft ?? {}
  return { ...about, step, draft: draft && { names, approvers, approversStatus, approverEmail, otherApprovers } }
}
