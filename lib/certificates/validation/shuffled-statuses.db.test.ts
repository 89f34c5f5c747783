import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { stageOf } from '../../registrar/translation/stages'
import type { CertificateDetail } from '../../registrar/translation/types'
import { cancelUnboughtCertificates } from '../ending/cancel'
import { ALLOWED_STEPS, placeOf } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { mailsAbout, openShop, payFor, placeNow } from '../testing/shop'
import { applyProgress } from './apply-progress'
import { progressOf } from './progress'

beforeAll(() => openShop())

const shown = fc.constantFrom(1, 2, 6, 9, 10, 77)

function detailOf(statusId: number): CertificateDetail {
  const statusText = statusId === 77 ? 'Awaiting the Moon' : ''
  return { enomCertId: 1, statusId, statusText, stage: stageOf(statusId), messages: [] }
}

/** Returns a certificate in validation, without going through Enom. */
async function waiting(): Promise<{ id: string; orderId: string }> {
  const { id, orderId } = await payFor('comodo-essential')
  for (const [from, to] of [
    ['purchase', 'setup'],
    ['setup', 'submission'],
    ['submission', 'validation:approval'],
  ] as const) {
    await inTransaction((tx) => move(tx, id, { from, to, kind: 'certificate.submitted', actor: 'system' }))
  }
  return { id, orderId }
}

async function see(id: string, statusId: number): Promise<void> {
  const certificate = await db.certificate.findUniqueOrThrow({ where: { id }, include: { type: true, issuance: true } })
  const detail = detailOf(statusId)
  const progress = progressOf(detail.stage, certificate.type)
  if (certificate.stage === 'validation' && progress !== 'issued') await applyProgress(certificate, progress, detail)
}

test('C2: shuffled, repeated and unknown statuses leave a history of allowed steps, one email for each refusal and one alert for each unknown status', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(shown, { minLength: 1, maxLength: 10 }), async (looks) => {
      const { id } = await waiting()
      for (const statusId of looks) await see(id, statusId)
      const steps = await db.certificateEvent.findMany({
        where: { certificateId: id, to: { not: null }, from: { not: null } },
        orderBy: { id: 'asc' },
      })
      let at: string = 'purchase'
      for (const { from, to } of steps) {
        expect(from).toBe(at)
        expect(ALLOWED_STEPS).toContain(`${at} -> ${to}`)
        at = to ?? at
      }
      expect(placeOf(await db.certificate.findUniqueOrThrow({ where: { id } }))).toBe(at)
      const mails = await mailsAbout(id)
      expect(mails.filter((kind) => kind === 'needs_you')).toHaveLength(
        steps.filter(({ to, from }) => to === 'setup:declined' || (to === 'setup' && from !== 'purchase')).length,
      )
      const refunds = steps.filter(({ to }) => to?.startsWith('closed')).length
      expect(mails.filter((kind) => kind === 'staff_alert').length - refunds).toBeOneOf([0, 1])
    }),
    { numRuns: 60 },
  )
})

test('C2: when a request is refused twice and set up again, the buyer is told about each refusal once, and never again about an old one', async () => {
  const { id } = await waiting()
  for (const round of [1, 2]) {
    await see(id, 6)
    await see(id, 6)
    await see(id, 6)
    expect(await placeNow(id)).toBe('setup:declined')
    expect((await mailsAbout(id)).filter((kind) => kind === 'needs_you')).toHaveLength(round)
    await inTransaction((tx) =>
      move(tx, id, { from: 'setup:declined', to: 'submission', kind: 'certificate.send_requested', actor: 'system' }),
    )
    const facts = { enomStatusId: null }
    await inTransaction((tx) =>
      move(tx, id, { from: 'submission', to: 'validation:approval', kind: 'certificate.submitted', actor: 'system', facts }),
    )
    await see(id, 6)
    expect(await placeNow(id)).toBe('validation:approval')
    await see(id, 9)
  }
})

test('C2: when Enom withdraws a request, the buyer is told once and can set it up again', async () => {
  const { id } = await waiting()
  await see(id, 1)
  expect([await placeNow(id), await mailsAbout(id)]).toEqual(['validation:approval', []])
  await see(id, 1)
  await see(id, 1)
  expect([await placeNow(id), await mailsAbout(id)]).toEqual(['setup', ['needs_you']])
})

test('C2: when cancelling and issuing coincide, exactly one of them takes effect', async () => {
  const { id, orderId } = await waiting()
  await Promise.all([
    inTransaction((tx) => move(tx, id, { from: 'validation:approval', to: 'issued', kind: 'certificate.issued', actor: 'enom' })),
    inTransaction((tx) => cancelUnboughtCertificates(tx, orderId, 'system')),
    see(id, 7),
  ])
  const ends = await db.certificateEvent.count({ where: { certificateId: id, OR: [{ to: 'issued' }, { to: { startsWith: 'closed' } }] } })
  expect(ends).toBe(1)
})
