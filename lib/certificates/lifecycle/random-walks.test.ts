import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stageOf } from '../../registrar/translation/stages'
import { nextStep, progressOf } from '../validation/progress'
import { columnsOf, mayMove, type Place, placesIn } from './places'

const TYPES = [
  { level: 'dv', family: 'symantec' },
  { level: 'ov', family: 'symantec' },
  { level: 'dv', family: 'comodo' },
  { level: 'ev', family: 'comodo' },
] as const

/** What Enom may report: every documented ID, retired IDs, and one unknown ID. */
const look = fc.record({
  statusId: fc.constantFrom(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 77),
  statusText: fc.constantFrom('', 'Processing', 'Certificate Issued', 'Awaiting the Moon'),
})

/** Places that a certificate must not leave because of a report from Enom. */
const FINAL: readonly Place[] = ['issued', 'validation:file_mismatch', ...placesIn('closed')]

test('C2: whatever Enom reports, in any order, no move outside the table happens, nothing leaves “issued”, and unknown statuses change nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), fc.array(look, { minLength: 1, maxLength: 12 }), (type, looks) => {
      let certificate: { place: Place; enomStatusId: number | null } = { place: 'validation:approval', enomStatusId: null }
      for (const { statusId, statusText } of looks) {
        const { place } = certificate
        if (columnsOf(place).stage !== 'validation') break
        const stage = stageOf(statusId, statusText)
        const progress = progressOf(stage, type)
        const step = progress === 'issued' ? { to: 'issued' as const } : nextStep(certificate, progress, { statusId })
        if (stage === 'unknown') expect(step).toBe('none')
        if (typeof step === 'object') {
          expect(mayMove(place, step.to)).toBe(true)
          expect(FINAL).not.toContain(place)
        }
        certificate = { place: typeof step === 'object' ? step.to : place, enomStatusId: statusId }
      }
    }),
    { numRuns: 10_000 },
  )
})

test('C2: a step back seen by only one check does not return the form to the buyer', () => {
  const waiting = { place: 'validation:approval', enomStatusId: 2 } as const
  for (const [statusId, to] of [
    [6, 'setup:declined'],
    [1, 'setup'],
  ] as const) {
    expect(nextStep(waiting, { to }, { statusId })).toBe('again-soon')
    expect(nextStep({ ...waiting, enomStatusId: statusId }, { to }, { statusId })).toEqual({ to })
  }
})
