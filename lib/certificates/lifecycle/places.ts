import { CertificateHold, CertificateStage, ClosedReason, ValidationStep } from '../../db/generated/enums'
import { HOLDS, type Hold, OUTAGES, UNDECIDED } from './holds'

export type Stage = CertificateStage

/**
 * Where a certificate is, as one word: its stage, and after a colon what tells places of one stage apart. That is its hold; without one, in
 * validation, how far the authority is; and of a closed certificate, why.
 *
 * - purchase: to be bought at Enom. The buyer can already fill in the form.
 * - setup: bought; the buyer fills in the form and sends it.
 * - submission: the request is on its way to the authority.
 * - validation: the authority has it.
 * - issued: the buyer has the file.
 * - closed: over. It was not bought because its money goes back, or it was bought and its price went back to the buyer or to the shop.
 */
export type Place = Stage | `${Stage}:${Hold | ValidationStep | ClosedReason}`

/** The columns of a certificate that say where it is. */
export type PlaceColumns = { stage: Stage; hold: Hold | null; validationStep: ValidationStep | null; closedReason: ClosedReason | null }

/** A `select` of them. */
export const PLACE_SELECT = { stage: true, hold: true, validationStep: true, closedReason: true } as const

/** Where this certificate is. */
export function placeOf({ stage, hold, validationStep, closedReason }: PlaceColumns): Place {
  const detail = hold ?? validationStep ?? closedReason
  return detail ? `${stage}:${detail}` : stage
}

/** The columns that say that a certificate is there. A file that does not fit has been issued. @throws Error for a place that does not exist. */
export function columnsOf(place: Place): PlaceColumns {
  const [head, detail] = place.split(':')
  const stage = find(Object.values(CertificateStage), head)
  if (!stage || !PLACES.includes(place)) throw new Error(`a certificate is never at ${place}`)
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

/** Whether a certificate there is on hold. */
export function isHeld(place: string): boolean {
  return find(Object.values(CertificateHold), place.split(':')[1]) !== null
}

/** The stage of a place. */
export function stageOf(place: Place): Stage {
  return columnsOf(place).stage
}

/** Whether staff may have a certificate there bought again. */
export function canRetry(place: Place): boolean {
  return heldPlaces('purchase', [...OUTAGES, ...UNDECIDED]).includes(place)
}

/** Whether a certificate there is not bought before staff decide. */
export function isUndecided(place: Place): boolean {
  return heldPlaces('purchase', UNDECIDED).includes(place)
}

/** Stages in which the buyer may still change the request, the contacts and the approver. */
export const EDITABLE_STAGES = ['purchase', 'setup'] as const satisfies readonly Stage[]

/** Whether the buyer may still change the request, the contacts and the approver. */
export function isEditable({ stage }: { stage: Stage }): boolean {
  return stage === 'purchase' || stage === 'setup'
}

/** The places of a stage. */
export function placesIn(stage: Stage): Place[] {
  const holds = Object.values(CertificateHold).filter((hold) => HOLDS[hold].in[stage])
  const held = holds.map((hold): Place => `${stage}:${hold}`)
  if (stage === 'validation') return [...Object.values(ValidationStep).map((step): Place => `validation:${step}`), ...held]
  if (stage === 'closed') return Object.values(ClosedReason).map((reason): Place => `closed:${reason}`)
  return [stage, ...held]
}

/** The places of a stage where a certificate is held for one of these reasons, as far as they occur there. */
export function heldPlaces(stage: Stage, holds: readonly Hold[]): Place[] {
  return placesIn(stage).filter((place) => holds.some((hold) => place === `${stage}:${hold}`))
}

/** Every place a certificate can be in. */
export const PLACES: readonly Place[] = Object.values(CertificateStage).flatMap(placesIn)

type Move = { from: readonly Place[]; to: readonly Place[] }

const WITH_AUTHORITY = Object.values(ValidationStep).map((step): Place => `validation:${step}`)
const PRICE_WENT_BACK: readonly Place[] = ['closed:refunded_to_buyer', 'closed:refunded_by_supplier']
const without = (stage: Stage, place: Place) => placesIn(stage).filter((one) => one !== place)

/** From one stage to another. */
const MOVES: readonly Move[] = [
  { from: without('purchase', 'purchase:activation'), to: ['setup'] },
  // What may have been bought is never cancelled.
  { from: without('purchase', 'purchase:outcome_unknown'), to: ['closed:not_purchased'] },
  { from: ['closed:not_purchased'], to: ['purchase:refund_withdrawn'] },
  { from: placesIn('setup'), to: ['submission', ...PRICE_WENT_BACK] },
  // A replacement begins, or is given up before it is sent.
  { from: ['issued'], to: ['setup'] },
  { from: placesIn('setup'), to: ['issued'] },
  { from: ['submission', 'submission:outcome_unknown'], to: ['validation:approval', 'setup:correction_needed'] },
  { from: placesIn('submission'), to: PRICE_WENT_BACK },
  // Enom took the request back.
  { from: ['validation:approval', 'validation:organisation'], to: ['setup'] },
  { from: WITH_AUTHORITY, to: ['setup:declined', ...PRICE_WENT_BACK] },
  { from: ['validation:file_mismatch'], to: ['closed:refunded_by_supplier'] },
  { from: placesIn('validation'), to: ['issued'] },
  { from: ['issued'], to: ['closed:refunded_by_supplier'] },
]

/** Inside a stage: put on hold, let go, and what the authority says of its work. */
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

/** Every step a certificate may take, as `from -> to`: the only list of its kind. The database has the same rows in "AllowedStep". */
export const ALLOWED_STEPS: ReadonlySet<string> = new Set(
  [...MOVES, ...STEPS].flatMap(({ from, to }) => from.flatMap((one) => to.map((other) => `${one} -> ${other}`))),
)

/** Whether a certificate may go from one place to the other. */
export function mayMove(from: Place, to: Place): boolean {
  return ALLOWED_STEPS.has(`${from} -> ${to}`)
}
