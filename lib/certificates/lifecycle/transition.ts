import { DAY, later, now } from '../../clock'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { announce, announceSteps } from './announce'
import type { CertificateEventKind } from './events'
import { type Hold, REFUSED } from './holds'
import { nextLook } from './next-look'
import { columnsOf, heldPlaces, mayMove, type Place, type PlaceColumns, placeOf, placesIn, type Stage } from './places'

/** Columns that can be changed together with the place. */
type CertificateFacts = Omit<
  Prisma.CertificateUncheckedUpdateManyInput,
  keyof PlaceColumns | 'issuedAt' | 'statusSince' | 'remindAt' | 'lookAt' | 'lookAgainAt' | 'id'
>

type Event = {
  kind: CertificateEventKind
  /** `actorName(actor)`. */
  actor: string
  /** Facts for the timeline. Must not contain secrets. */
  detail?: Prisma.InputJsonObject
  facts?: CertificateFacts | undefined
}

export type Step = Event & { from: Place | readonly Place[]; to: Place }

/** Columns that describe the previous place and are reset by a move. `facts` can set them again. */
const LEFT_BEHIND = {
  problemText: null,
  problemCode: null,
  nextCheckAt: null,
  heldCost: null,
  heldBalance: null,
  lookAgainAt: null,
} satisfies Prisma.CertificateUncheckedUpdateManyInput

const REFUSED_PLACES = heldPlaces('purchase', REFUSED)

type Row = PlaceColumns & { id: string; issuedAt: Date | null }

/**
 * Moves a certificate to another place and writes the event, in the caller's transaction. This file is the only writer of these columns.
 * Returns `moved-meanwhile` and changes nothing if the certificate is no longer at `from`.
 * @throws Error for a step that places.ts does not allow, which is a bug.
 */
export async function move(tx: Tx, id: string, step: Step): Promise<Result<{ eventId: string }, 'moved-meanwhile'>> {
  const from = knownStarts(step)
  const [row] = await tx.$queryRaw<Row[]>`
    select id, stage, hold, "validationStep", "closedReason", "issuedAt" from "Certificate" where id = ${id}::uuid for update`
  if (!row || !from.includes(placeOf(row))) return err('moved-meanwhile')
  const { stage, hold, validationStep, closedReason } = row
  const at = now()
  const { count } = await tx.certificate.updateMany({
    where: { id, stage, hold, validationStep, closedReason },
    data: { ...LEFT_BEHIND, ...step.facts, ...columnsOf(step.to), ...issuedNow(row, step.to, at), statusSince: at, remindAt: at },
  })
  if (count !== 1) return err('moved-meanwhile')
  await countRefusal(tx, [id], step)
  const event = await tx.certificateEvent.create({
    data: { certificateId: id, at, kind: step.kind, from: placeOf(row), to: step.to, actor: step.actor, detail: step.detail ?? {} },
    select: { id: true },
  })
  await announceSteps(tx, [{ id, from: placeOf(row) }], step.to)
  return ok({ eventId: event.id })
}

/** Puts a certificate on hold without leaving its stage. */
export function hold(tx: Tx, id: string, { stage, hold, ...event }: Event & { stage: Stage; hold: Hold }) {
  const to: Place = `${stage}:${hold}`
  return move(tx, id, { ...event, from: placesIn(stage).filter((from) => mayMove(from, to)), to })
}

/** Releases a certificate from a hold, so that it continues in its stage. */
export function release(tx: Tx, id: string, { stage, holds, ...event }: Event & { stage: Stage; holds: readonly Hold[] }) {
  return move(tx, id, { ...event, from: heldPlaces(stage, holds), to: stage })
}

/**
 * Moves many certificates at once, as `move` does for one, in a handful of queries regardless of their number. Certificates that are no
 * longer at `from` are left unchanged. Returns the IDs of those that moved, oldest first.
 */
export async function moveAll(tx: Tx, ids: readonly string[], step: Step): Promise<string[]> {
  const from = knownStarts(step)
  if (!ids.length) return []
  // Rows are locked in a fixed order, so that two concurrent calls never deadlock.
  const locked = await tx.$queryRaw<Row[]>`
    select id, stage, hold, "validationStep", "closedReason", "issuedAt" from "Certificate"
    where id = any(${[...ids]}::uuid[]) order by id for update`
  const rows = locked.filter((row) => from.includes(placeOf(row)))
  const at = now()
  const moving = rows.map(({ id }) => id)
  if (!moving.length) return []
  await tx.certificate.updateMany({
    where: { id: { in: moving } },
    data: { ...LEFT_BEHIND, ...step.facts, ...columnsOf(step.to), statusSince: at, remindAt: at },
  })
  await countRefusal(tx, moving, step)
  await tx.certificateEvent.createMany({
    data: rows.map((row) => ({
      certificateId: row.id,
      at,
      kind: step.kind,
      from: placeOf(row),
      to: step.to,
      actor: step.actor,
      detail: step.detail ?? {},
    })),
  })
  await announceSteps(
    tx,
    rows.map((row) => ({ id: row.id, from: placeOf(row) })),
    step.to,
  )
  return moving
}

/** Records when certificates were first refused. An automatic retry keeps that time; a decision by staff resets it. */
async function countRefusal(tx: Tx, ids: readonly string[], { to, actor }: { to?: Place; actor: string }): Promise<void> {
  const where = { id: { in: [...ids] } }
  if (actor.startsWith('staff:')) await tx.certificate.updateMany({ where, data: { refusedSince: null } })
  if (to && REFUSED_PLACES.includes(to))
    await tx.certificate.updateMany({ where: { ...where, refusedSince: null }, data: { refusedSince: now() } })
}

/**
 * An installation is first checked a day after the file arrived, to leave time to install it. Enom is queried every day while the
 * certificate is issued.
 */
function issuedNow({ id, issuedAt }: Row, to: Place, at: Date): { issuedAt?: Date; lookAt?: Date; lookAgainAt?: Date } {
  if (to === 'issued') return { issuedAt: issuedAt ?? at, lookAt: later(at, DAY), lookAgainAt: nextLook(id, at) }
  return to === 'validation:file_mismatch' ? { issuedAt: issuedAt ?? at } : {}
}

/** Returns the places from which a step may start. @throws Error for a step that places.ts does not allow. */
function knownStarts({ from, to }: Pick<Step, 'from' | 'to'>): Place[] {
  const starts = typeof from === 'string' ? [from] : [...from]
  const wrong = starts.find((place) => !mayMove(place, to))
  if (wrong) throw new Error(`a certificate cannot go from ${wrong} to ${to}`)
  return starts
}

/** Adds an event to a certificate's history without moving the certificate, and returns the event's id. */
export async function note(
  tx: Tx,
  certificateId: string,
  event: { kind: CertificateEventKind; actor: string; detail?: Prisma.InputJsonObject },
): Promise<string> {
  await countRefusal(tx, [certificateId], event)
  if (event.kind === 'certificate.replaced_elsewhere') await announce(tx, 'certificate.issued', [certificateId])
  const data = { certificateId, at: now(), ...event, detail: event.detail ?? {} }
  return (await tx.certificateEvent.create({ data, select: { id: true } })).id
}
