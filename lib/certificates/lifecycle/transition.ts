import { now } from '../../clock'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import type { CertificateEventKind } from './events'
import { type Blocker, type CertificateStatus, nextStatuses } from './states'

/** Columns that may change together with the status. */
type CertificateFacts = Omit<Prisma.CertificateUncheckedUpdateManyInput, 'status' | 'statusSince' | 'id'>

export type Step = {
  from: CertificateStatus | readonly CertificateStatus[]
  to: CertificateStatus
  kind: CertificateEventKind
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
  const from = knownStarts(step)
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

/**
 * The same for many certificates at once, in a handful of queries however many they are: those still in `from` move, the others stay.
 * Answers the ids of those that moved, oldest first.
 */
export async function transitionAll(tx: Tx, ids: readonly string[], step: Step): Promise<string[]> {
  const from = knownStarts(step)
  if (!ids.length) return []
  // Locked in one order, so that two of these never wait for each other in a ring.
  const rows = await tx.$queryRaw<{ id: string; status: CertificateStatus }[]>`
    select id, status::text as status from "Certificate"
    where id = any(${[...ids]}::uuid[]) and status::text = any(${from}::text[]) order by id for update`
  const at = now()
  const moving = rows.map(({ id }) => id)
  if (!moving.length) return []
  await tx.certificate.updateMany({
    where: { id: { in: moving } },
    data: { ...LEFT_BEHIND, ...step.facts, status: step.to, statusSince: at },
  })
  await tx.certificateEvent.createMany({
    data: rows.map(({ id, status }) => ({
      certificateId: id,
      at,
      kind: step.kind,
      from: status,
      to: step.to,
      actor: step.actor,
      detail: step.detail ?? {},
    })),
  })
  return moving
}

/** Where a step may start. @throws Error for a step that state.ts does not know. */
function knownStarts({ from, to }: Pick<Step, 'from' | 'to'>): CertificateStatus[] {
  const starts = typeof from === 'string' ? [from] : [...from]
  const wrong = starts.find((status) => !nextStatuses(status).includes(to))
  if (wrong) throw new Error(`a certificate never goes from ${wrong} to ${to}`)
  return starts
}

/** Adds an event that changes no status to a certificate's history. */
export async function note(
  tx: Tx,
  certificateId: string,
  event: { kind: CertificateEventKind; actor: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  await tx.certificateEvent.create({ data: { certificateId, at: now(), ...event, detail: event.detail ?? {} } })
}
