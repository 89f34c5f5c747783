import { expect, test } from 'vitest'
import { makeParty } from '../../chain/test-authority'
import { db } from '../../db/client'
import { disputed } from '../../disputes/testing/disputed'
import { suspend } from '../lifecycle/suspend'
import { addFile, issueWith } from '../testing/issued'
import { placed } from '../testing/place'
import { must, openShop, payFor } from '../testing/shop'
import { getCertificate } from '../view/queries'
import { createPullLink } from './create-link'
import { fetchFile } from './fetch-file'
import { listPullLinks } from './list-links'
import { renewPullLink } from './renew-link'
import { revokePullLink } from './revoke-link'

await openShop()
const make = async () => (await makeParty({ name: 'shop.example.com', ca: false, names: ['shop.example.com'] })).pem
const [pem, nextPem, heldPem] = [await make(), await make(), await make()]

async function linked() {
  const bought = await issueWith([pem])
  const { token } = must(await createPullLink(bought.buyer, bought.id, { label: ' web-1 ' }))
  const [link] = await listPullLinks(bought.buyer, bought.id)
  return { ...bought, token, which: { certificateId: bought.id, linkId: link?.id ?? '' } }
}

const NOT_FOUND = { ok: false, error: { code: 'not-found' } }

test('a server fetches the file through its link, and the owner sees that it did', async () => {
  const { id, buyer, token } = await linked()
  expect(await fetchFile(token)).toEqual({ ok: true, value: { leafPem: pem, chainPem: '' } })
  expect(await listPullLinks(buyer, id)).toMatchObject([{ label: 'web-1', lastFetchedAt: expect.any(Date) }])
})

test('the same link serves the next file as soon as it arrives, but never a held one; the dates shown are those of the file served', async () => {
  const { id, buyer, token } = await linked()
  const { fileExpiresAt } = (await getCertificate(buyer, id)) ?? {}
  await addFile(id, heldPem, { faults: ['key_mismatch'] })
  expect(await getCertificate(buyer, id)).toMatchObject({ fileExpiresAt })
  expect(await fetchFile(token)).toMatchObject({ value: { leafPem: pem } })
  await addFile(id, nextPem)
  expect(await fetchFile(token)).toMatchObject({ value: { leafPem: nextPem } })
})

test('the token is not stored in the database', async () => {
  const { id, token } = await linked()
  const row = await db.pullLink.findFirstOrThrow({ where: { certificateId: id } })
  expect(JSON.stringify(row)).not.toContain(token)
  expect(Buffer.from(row.tokenHash).toString('latin1')).not.toContain(token)
})

test('a renewed link has a new address, and the old one stops working', async () => {
  const { buyer, token, which } = await linked()
  const renewed = must(await renewPullLink(buyer, which))
  expect(await fetchFile(token)).toEqual(NOT_FOUND)
  expect(await fetchFile(renewed.token)).toMatchObject({ ok: true })
})

test('a revoked link looks like one that never existed, and can’t be renewed', async () => {
  const { id, buyer, token, which } = await linked()
  must(await revokePullLink(buyer, which))
  expect(await fetchFile(token)).toEqual(NOT_FOUND)
  expect(await fetchFile('A'.repeat(43))).toEqual(NOT_FOUND)
  expect(await renewPullLink(buyer, which)).toEqual(NOT_FOUND)
  expect(await listPullLinks(buyer, id)).toEqual([])
})

test('someone else’s links can’t be created, seen, renewed or revoked, not even through one’s own certificate', async () => {
  const { id, token, which } = await linked()
  const other = await issueWith([pem])
  expect(await createPullLink(other.buyer, id, { label: 'x' })).toEqual(NOT_FOUND)
  expect(await listPullLinks(other.buyer, id)).toEqual([])
  for (const certificateId of [id, other.id]) {
    expect(await renewPullLink(other.buyer, { ...which, certificateId })).toEqual(NOT_FOUND)
    expect(await revokePullLink(other.buyer, { ...which, certificateId })).toEqual(NOT_FOUND)
  }
  expect(await renewPullLink(other.buyer, { certificateId: other.id, linkId: 'no id' })).toEqual(NOT_FOUND)
  expect(await fetchFile(token)).toMatchObject({ ok: true })
})

test('a disputed, refunded, suspended or ended certificate has no files to fetch and gets no new links', async () => {
  const refuses = async (code: string, { id, buyer, token, which }: Awaited<ReturnType<typeof linked>>) => {
    expect(await fetchFile(token)).toEqual({ ok: false, error: { code } })
    expect(await createPullLink(buyer, id, { label: 'x' })).toEqual({ ok: false, error: { code: 'not-served' } })
    expect(await renewPullLink(buyer, which)).toEqual({ ok: false, error: { code: 'not-served' } })
  }
  const refunded = await linked()
  await db.order.update({ where: { id: refunded.orderId }, data: { status: 'refunded' } })
  await refuses('refunded', refunded)
  const ended = await linked()
  await db.certificate.update({ where: { id: ended.id }, data: placed('closed:refunded_by_supplier', { issued: true }) })
  await refuses('ended', ended)
  const locked = await linked()
  await disputed(locked.orderId)
  await refuses('disputed', locked)
  const suspended = await linked()
  must(
    await suspend({ kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' }, suspended.id, { reason: 'Checking' }),
  )
  await refuses('suspended', suspended)
})

test('a certificate that has not been issued yet has no link', async () => {
  const { id, buyer } = await payFor('rapidssl')
  expect(await createPullLink(buyer, id, { label: 'x' })).toEqual({ ok: false, error: { code: 'not-served' } })
})

test('a link needs a name of at most 60 characters, and a certificate has at most ten links, however quickly they are created', async () => {
  const { id, buyer } = await issueWith([pem])
  expect(await createPullLink(buyer, id, { label: ' ' })).toMatchObject({ error: { code: 'label-missing' } })
  expect(await createPullLink(buyer, id, { label: 'x'.repeat(61) })).toMatchObject({ error: { code: 'label-too-long' } })
  const made = await Promise.all(Array.from({ length: 12 }, (_, at) => createPullLink(buyer, id, { label: `web-${at}` })))
  expect(made.filter((one) => one.ok)).toHaveLength(10)
  expect(made.find((one) => !one.ok)).toMatchObject({ error: { code: 'too-many-links' } })
})
