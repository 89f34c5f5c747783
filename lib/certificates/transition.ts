import { now } from '../clock'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { type Blocker, type CertificateStatus, nextStatuses } from './state'

/** Columns that may change together with the status. */
export type CertificateFacts = Omit<Prisma.CertificateUncheckedUpdateManyInput, 'status' | 'statusSince' | 'id'>

export type Step = {
  from: CertificateStatus | readonly CertificateStatus[]
  to: CertificateStatus
  /** Name of the event, e.g. `certificate.purchased`. */
  kind: string
  /** `actorName(actor)`. */
  actor: string
  /** Facts for the timeline; nothing secret. */
  detail?: Prisma.InputJsonObject
  facts?: CertificateFacts
}

/** What belonged to the status being left; `facts` may set it anew. */
const LEFT_BEHIND = {
  blocker: null as Blocker | null,
  problemText: null,
  problemCode: null,
  nextCheckAt: null,
} satisfies CertificateFacts

/**
 * Moves a certificate to another status and writes the event, in the caller's transaction. The only writer of `status`.
 * Refuses when the certificate is no longer in `from`: somebody else was quicker, and nothing was changed.
 * @throws Error for a step that state.ts does not know: a fault of ours.
 */
export async function transition(tx: Tx, id: string, step: Step): Promise<Result<{ eventId: string }, 'moved-meanwhile'>> {
  const from = typeof step.from === 'string' ? [step.from] : step.from
  const wrong = from.find((status) => !nextStatuses(status).includes(step.to))
  if (wrong) throw new Error(`a certificate never goes from ${wrong} to ${step.to}`)
  const [row] = await tx.$queryRaw<{ status: CertificateStatus }[]>`
    select status from "Certificate" where id = ${id}::uuid for update`
  if (!row || !from.includes(row.status)) return err('moved-meanwhile')
  const at = now()
  const { count } = await tx.certificate.updateMany({
    where: { id, status: row.status },
    data: { ...LEFT_BEHIND, ...step.facts, status: step.to, statusSince: at },
  })
  if (count !== 1) return err('moved-meanwhile')
  const event = await tx.certificateEvent.create({
    data: { certificateId: id, at, kind: step.kind, from: row.status, to: step.to, actor: step.actor, detail: step.detail ?? {} },
    select: { id: true },
  })
  return ok({ eventId: event.id })
}
