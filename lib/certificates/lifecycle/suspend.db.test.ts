import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { unsuspend } from '../purchase/unsuspend'
import { saveRequest } from '../setup/save-request'
import { requestSubmission } from '../submission/request'
import { must, openShop, payFor, requestFor } from '../testing/shop'
import { getCertificate, getDraft, getTimeline } from '../view/queries'
import { suspend } from './suspend'

await openShop()
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const

test('a suspended certificate can’t be set up or submitted, its buyer sees why, and it can continue once the suspension ends', async () => {
  const { id, buyer } = await payFor('rapidssl')
  const save = () => saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.com') })
  must(await suspend(staff, id, { reason: ' We are checking the order. ' }))
  expect(await save()).toMatchObject({ error: { code: 'suspended' } })
  expect(await requestSubmission(buyer, id, { agreed: true })).toMatchObject({ error: { code: 'suspended' } })
  expect(await getCertificate(buyer, id)).toMatchObject({ suspendedReason: 'We are checking the order.' })
  expect((await getDraft(buyer, id))?.isEditable).toBe(false)
  must(await unsuspend(staff, id))
  must(await save())
  const lines = (await getTimeline(buyer, id)).map(({ text }) => text)
  expect(lines).toEqual(expect.arrayContaining(['Locked by our team', 'Unlocked']))
})

test('only staff can suspend or unsuspend, a suspension needs a reason, and a repeated click changes nothing', async () => {
  const { id, buyer } = await payFor('rapidssl')
  expect(await suspend(buyer, id, { reason: 'mine' })).toMatchObject({ error: { code: 'not-found' } })
  expect(await suspend(staff, id, { reason: '  ' })).toMatchObject({ error: { code: 'reason-missing' } })
  must(await suspend(staff, id, { reason: 'Checking' }))
  expect(await suspend(staff, id, { reason: 'Again' })).toMatchObject({ error: { code: 'moved-meanwhile' } })
  expect(await unsuspend(buyer, id)).toMatchObject({ error: { code: 'not-found' } })
  must(await unsuspend(staff, id))
  expect(await unsuspend(staff, id)).toMatchObject({ error: { code: 'moved-meanwhile' } })
  expect(
    await db.certificateEvent.count({ where: { certificateId: id, kind: { in: ['certificate.suspended', 'certificate.unsuspended'] } } }),
  ).toBe(2)
})
