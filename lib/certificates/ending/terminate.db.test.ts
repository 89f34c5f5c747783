import { expect, test } from 'vitest'
import { makeParty } from '../../chain/test-authority'
import { db } from '../../db/client'
import { getCertificateRefund } from '../../refunds/get-certificate-refund'
import { refundCertificate } from '../../refunds/request/refund-certificate'
import { charged } from '../../refunds/testing/books'
import { createPullLink } from '../pull/create-link'
import { fetchFile } from '../pull/fetch-file'
import { beginReplacement } from '../setup/begin-replacement'
import { saveRequest } from '../setup/save-request'
import { issueWith } from '../testing/issued'
import { placed } from '../testing/place'
import { must, openShop, payFor, placeNow, requestFor } from '../testing/shop'
import { getCertificate, getFiles, getTimeline } from '../view/queries'
import { terminate } from './terminate'

await openShop()
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const { pem } = await makeParty({ name: 'shop.example.com', ca: false, names: ['shop.example.com'] })

test('a terminated certificate keeps its file but loses its links and replacements, and its buyer is told that it has ended', async () => {
  const { id, buyer } = await issueWith([pem])
  const { token } = must(await createPullLink(buyer, id, { label: 'web-1' }))
  expect(await terminate(buyer, id, { reason: 'mine' })).toMatchObject({ error: { code: 'not-found' } })
  expect(await terminate(staff, id, { reason: ' ' })).toMatchObject({ error: { code: 'reason-missing' } })
  expect(await fetchFile(token)).toMatchObject({ ok: true })
  must(await terminate(staff, id, { reason: 'Bought by mistake' }))
  expect(await fetchFile(token)).toMatchObject({ error: { code: 'ended' } })
  expect(await beginReplacement(buyer, id, 'lost_key')).toMatchObject({ error: { code: 'not-issued' } })
  expect(await getFiles(buyer, id)).toMatchObject([{ leafPem: pem }])
  expect(await getCertificate(buyer, id)).toMatchObject({ place: 'closed:terminated', ended: null })
  expect((await getTimeline(buyer, id)).map(({ text }) => text)).toContain('Ended by our team')
  expect(await terminate(staff, id, { reason: 'Again' })).toMatchObject({ error: { code: 'moved-meanwhile' } })
})

test('one of three purchased certificates is terminated and refunded, and the other two continue', async () => {
  const { ids, orderId, buyer } = await payFor('rapidssl', { quantity: 3, unitAmount: 1_900 })
  await charged(orderId)
  const [wrong = '', ...others] = ids
  expect(await terminate(staff, wrong, { reason: 'Not bought yet' })).toMatchObject({ error: { code: 'moved-meanwhile' } })
  await db.certificate.updateMany({ where: { orderId }, data: placed('setup') })
  expect(await getCertificateRefund(staff, wrong)).toMatchObject({ state: 'possible', isBought: true, hasEnded: false })
  must(await terminate(staff, wrong, { reason: 'The buyer ordered the wrong one' }))
  expect(await db.refund.count({ where: { charge: { orderId } } })).toBe(0)
  const save = () => saveRequest(buyer, wrong, { serverSoftware: 'nginx', csr: requestFor('shop.example.com') })
  expect(await save()).toMatchObject({ error: { code: 'not-editable' } })
  must(await refundCertificate(staff, wrong, { reason: 'The wrong one' }))
  expect(await getCertificateRefund(staff, wrong)).toMatchObject({ state: 'under_way', money: { amount: 1_900 } })
  expect(await Promise.all(others.map(placeNow))).toEqual(['setup', 'setup'])
})
