import { expect, test } from 'vitest'
import { CertificateHold, CertificateStage } from '../../db/generated/enums'
import { HOLDS } from './holds'
import { ALLOWED_STEPS, columnsOf, isHeld, mayMove, PLACES, type Place, placeOf, placesIn } from './places'

const next = (from: Place) => PLACES.filter((to) => mayMove(from, to))
const stageOf = (place: Place) => columnsOf(place).stage

test('columns and places map one to one', () => {
  expect(PLACES.map((place) => placeOf(columnsOf(place)))).toEqual(PLACES)
  expect(new Set(PLACES).size).toBe(PLACES.length)
  for (const place of ['setup:insufficient_funds', 'purchase:declined', 'closed', 'issued:declined'] as const)
    expect(() => columnsOf(place)).toThrow('no certificate can be at')
})

test('every hold belongs to at least one stage, and every stage has only its own holds', () => {
  for (const hold of Object.values(CertificateHold)) {
    expect(Object.keys(HOLDS[hold].in), hold).not.toEqual([])
  }
  expect(PLACES.filter(isHeld)).toHaveLength(Object.values(HOLDS).flatMap((facts) => Object.keys(facts.in)).length)
})

test('there are fourteen transitions between stages', () => {
  const ways = [...ALLOWED_STEPS].map((step) => step.split(' -> ').map((place) => place.split(':')[0]))
  const between = new Set(ways.flatMap(([from, to]) => (from === to ? [] : [`${from} -> ${to}`])))
  expect([...between].sort()).toEqual([
    'closed -> purchase',
    'issued -> closed',
    'issued -> setup',
    'purchase -> closed',
    'purchase -> setup',
    'setup -> closed',
    'setup -> issued',
    'setup -> submission',
    'submission -> closed',
    'submission -> setup',
    'submission -> validation',
    'validation -> closed',
    'validation -> issued',
    'validation -> setup',
  ])
})

test('every place can be reached from the two in which a certificate can start', () => {
  const reached = new Set<Place>(['purchase', 'purchase:activation'])
  for (const place of reached) for (const to of next(place)) reached.add(to)
  expect([...reached].sort()).toEqual([...PLACES].sort())
})

test('only a refunded certificate is final, and a certificate that was not purchased can only go back to staff', () => {
  expect(PLACES.filter((place) => next(place).length === 0)).toEqual(['closed:refunded_to_buyer', 'closed:refunded_by_supplier'])
  expect(next('closed:not_purchased')).toEqual(['purchase:refund_withdrawn'])
})

test('only a certificate that Enom has not sold is closed as not purchased, never one that may have been bought', () => {
  const from = PLACES.filter((place) => mayMove(place, 'closed:not_purchased'))
  expect(from).toEqual(placesIn('purchase').filter((place) => place !== 'purchase:outcome_unknown'))
})

test('a certificate that has not been activated is not bought, and every hold on a purchase can be released', () => {
  expect(next('purchase:activation')).toEqual(['purchase', 'closed:not_purchased'])
  for (const place of placesIn('purchase').filter(isHeld)) expect(next(place), place).toContain('purchase')
})

test('a submitted request first waits for approval, and only a replacement, a refund or staff move a certificate out of “issued”', () => {
  const ways = new Set(
    placesIn('submission')
      .flatMap(next)
      .filter((to) => stageOf(to) !== 'submission'),
  )
  expect([...ways].sort()).toEqual([
    'closed:refunded_by_supplier',
    'closed:refunded_to_buyer',
    'setup:correction_needed',
    'validation:approval',
  ])
  expect(next('issued').sort()).toEqual(['closed:refunded_by_supplier', 'closed:terminated', 'setup'])
})

test('an outage never returns a request to the buyer', () => {
  for (const stage of Object.values(CertificateStage)) {
    const waiting = placesIn(stage).filter(
      (place) => HOLD_OWNERS[place.split(':')[1] ?? ''] === 'system' && place !== `${stage}:outcome_unknown`,
    )
    for (const place of waiting) expect(next(place), place).not.toContain('setup:correction_needed')
  }
})

const HOLD_OWNERS: Record<string, string> = Object.fromEntries(Object.values(CertificateHold).map((hold) => [hold, HOLDS[hold].owner]))
