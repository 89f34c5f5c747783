import { CertificateHold, CertificateStage, ClosedReason, ValidationStep } from '../../db/generated/enums'
import { HOLDS, type Hold, OUTAGES, UNDECIDED } from './holds'

export type Stage = CertificateStage

/**
 * The place of a certificate, as one word: its stage, followed by a colon and a detail if the stage has several places. The detail is the
 * hold; without a hold, the authority's progress (in validation) or the reason (closed).
 * - purchase: to be bought from Enom. The buyer can already fill in the form.
 * - setup: bought. The buyer fills in the form and sends it.
 * - submission: the request is on its way to the authority.
 * - validation: the authority has the request.
 * - issued: the buyer has the file.
 * - closed: ended. It was not bought because of a refund, or it was bought and its price was refunded to the buyer or to the shop, or staff
 *   ended it.
 */
export type Place = Stage | `${Stage}:${Hold | ValidationStep | ClosedReason}`

/** The columns of a certificate that define its place. */
export type PlaceColumns = { stage: Stage; hold: Hold | null; validationStep: ValidationStep | null; closedReason: ClosedReason | null }

/** The `select` clause for `PlaceColumns`. */
export const PLACE_SELECT = { stage: true, hold: true, validationStep: true, closedReason: true } as const

/** Returns the place defined by these columns. */
export function placeOf({ stage, hold, validationStep, closedReason }: PlaceColumns): Place {
  const detail = hold ?? validationStep ?? closedReason
  return detail ? `${stage}:${detail}` : stage
}

/**
 * Returns the column values for a place. A file mismatch keeps the validation step `issuing`. @throws Error for a place that does not
 * exist.
 */
export function columnsOf(place: Place): PlaceColumns {
  const [head, detail] = place.split(':')
  const stage = find(Object.values(CertificateStage), head)
  if (!stage || !PLACES.includes(place)) throw new Error(`no certificate can be at ${place}`)
  return {
    stage,
    hold: find(Object.values(CertificateHold), detail),
    validationStep: stage === 'validation' ? (find(Object.values(ValidationStep), detail) ?? 'issuing') : null,
    closedReason: find(Object.values(ClosedReason), detail),
  }
}

function find<Value extends string>(values: readonly Value[], text: string | undefined): Value | null {
  return values.find((value) => value === text) ?? null
}

/** Returns whether a place is a hold. */
export function isHeld(place: string): boolean {
  return find(Object.values(CertificateHold), place.split(':')[1]) !== null
}

/** Returns the stage of a place. */
export function stageOf(place: Place): Stage {
  return columnsOf(place).stage
}

/** Returns whether staff may retry the purchase of a certificate at this place. */
export function canRetry(place: Place): boolean {
  return heldPlaces('purchase', [...OUTAGES, ...UNDECIDED]).includes(place)
}

/** Returns whether the purchase of a certificate at this place waits for a decision by staff. */
export function isUndecided(place: Place): boolean {
  return heldPlaces('purchase', UNDECIDED).includes(place)
}

/** Stages in which the buyer can still change the request, the contacts and the approver. */
export const EDITABLE_STAGES = ['purchase', 'setup'] as const satisfies readonly Stage[]

/** Returns whether the buyer can still change the request, the contacts and the approver. */
export function isEditable({ stage }: { stage: Stage }): boolean {
  return stage === 'purchase' || stage === 'setup'
}

/** Returns the places of a stage. */
export function placesIn(stage: Stage): Place[] {
  const holds = Object.values(CertificateHold).filter((hold) => HOLDS[hold].in[stage])
  const held = holds.map((hold): Place => `${stage}:${hold}`)
  if (stage === 'validation') return [...Object.values(ValidationStep).map((step): Place => `validation:${step}`), ...held]
  if (stage === 'closed') return Object.values(ClosedReason).map((reason): Place => `closed:${reason}`)
  return [stage, ...held]
}

/** Returns the places of a stage that have one of these holds. Ignores holds that the stage does not have. */
export function heldPlaces(stage: Stage, holds: readonly Hold[]): Place[] {
  return placesIn(stage).filter((place) => holds.some((hold) => place === `${stage}:${hold}`))
}

/** All places a certificate can be in. */
export const PLACES: readonly Place[] = Object.values(CertificateStage).flatMap(placesIn)

type Move = { from: readonly Place[]; to: readonly Place[] }

const WITH_AUTHORITY = Object.values(ValidationStep).map((step): Place => `validation:${step}`)
const PRICE_WENT_BACK: readonly Place[] = ['closed:refunded_to_buyer', 'closed:refunded_by_supplier']
/** Places of a purchased certificate that staff can terminate: its request is not being sent to the authority. */
export const TERMINABLE: readonly Place[] = [...placesIn('setup'), ...placesIn('validation'), 'issued']
const without = (stage: Stage, place: Place) => placesIn(stage).filter((one) => one !== place)

/** Moves between stages. */
const MOVES: readonly Move[] = [
  { from: without('purchase', 'purchase:activation'), to: ['setup'] },
  // A certificate that may have been bought is never cancelled.
  { from: without('purchase', 'purchase:outcome_unknown'), to: ['closed:not_purchased'] },
  { from: ['closed:not_purchased'], to: ['purchase:refund_withdrawn'] },
  { from: placesIn('setup'), to: ['submission', ...PRICE_WENT_BACK] },
  // A replacement begins, or is abandoned before it is submitted.
  { from: ['issued'], to: ['setup'] },
  { from: placesIn('setup'), to: ['issued'] },
  { from: ['submission', 'submission:outcome_unknown'], to: ['validation:approval', 'setup:correction_needed'] },
  { from: placesIn('submission'), to: PRICE_WENT_BACK },
  // Enom returned the request.
  { from: ['validation:approval', 'validation:organisation'], to: ['setup'] },
  { from: WITH_AUTHORITY, to: ['setup:declined', ...PRICE_WENT_BACK] },
  { from: ['validation:file_mismatch'], to: ['closed:refunded_by_supplier'] },
  { from: placesIn('validation'), to: ['issued'] },
  { from: ['issued'], to: ['closed:refunded_by_supplier'] },
  // Staff end it in the shop. Enom’s record does not change, so Enom may still refund the price.
  { from: TERMINABLE, to: ['closed:terminated'] },
  { from: ['closed:terminated'], to: ['closed:refunded_by_supplier'] },
]

/** Steps within a stage: holds, releases, and the authority's progress. */
const STEPS: readonly Move[] = [
  { from: ['purchase'], to: putOn('purchase') },
  { from: heldPlaces('purchase', OUTAGES), to: ['purchase:payment_disputed'] },
  { from: without('purchase', 'purchase'), to: ['purchase'] },
  { from: ['submission'], to: putOn('submission') },
  { from: without('submission', 'submission'), to: ['submission'] },
  { from: WITH_AUTHORITY, to: putOn('validation') },
  { from: ['validation:approval'], to: ['validation:organisation', 'validation:issuing'] },
  { from: ['validation:organisation'], to: ['validation:approval', 'validation:issuing'] },
]

function putOn(stage: Stage): Place[] {
  const holds = Object.values(CertificateHold).filter((hold) => HOLDS[hold].isPutOn && HOLDS[hold].in[stage])
  return holds.map((hold): Place => `${stage}:${hold}`)
}

/**
 * Every step that a certificate may take, as `from -> to`. This is the only such list. The table "AllowedStep" in the database has the same
 * rows.
 */
export const ALLOWED_STEPS: ReadonlySet<string> = new Set(
  [...MOVES, ...STEPS].flatMap(({ from, to }) => from.flatMap((one) => to.map((other) => `${one} -> ${other}`))),
)

/** Returns whether a certificate may move from one place to another. */
export function mayMove(from: Place, to: Place): boolean {
  return ALLOWED_STEPS.has(`${from} -> ${to}`)
}
