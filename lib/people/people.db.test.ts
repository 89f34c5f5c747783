import { expect, test } from 'vitest'
import type { Actor } from '../actor'
import { createPullLink } from '../certificates/pull/create-link'
import { fetchFile } from '../certificates/pull/fetch-file'
import { nameCertificate } from '../certificates/setup/name'
import { saveRequest } from '../certificates/setup/save-request'
import { issueWith } from '../certificates/testing/issued'
import { placed } from '../certificates/testing/place'
import { must, openShop, payFor } from '../certificates/testing/shop'
import { getHelperTask } from '../certificates/view/helper-task'
import { getCertificate, getFiles, getTimeline } from '../certificates/view/queries'
import { makeParty } from '../chain/test-authority'
import { DAY, later, now, setClock } from '../clock'
import { makeRequest } from '../csr/testing/test-requests'
import { db } from '../db/client'
import { getOrder } from '../orders/view/get-order'
import { acceptInvitation } from './accept-invitation'
import { acceptTransfer } from './accept-transfer'
import { changeRole } from './change-role'
import { createHelperLink } from './create-helper-link'
import { declineInvitation } from './decline-invitation'
import { declineTransfer } from './decline-transfer'
import { endMembership } from './end-membership'
import { findHelper } from './find-helper'
import { inviteMember } from './invite-member'
import { languageOfHelper } from './language-of-helper'
import { offerTransfer } from './offer-transfer'
import { openHelperLink } from './open-helper-link'
import { getOffer, getPeople, listHelperLinks, listWaitingForYou } from './queries'
import { revokeHelperLink } from './revoke-helper-link'
import { withdrawTransfer } from './withdraw-transfer'

await openShop()
const pem = (await makeParty({ name: 'shop.example.com', ca: false, names: ['shop.example.com'] })).pem
const csr = makeRequest().pem
const NOT_FOUND = { ok: false, error: { code: 'not-found' } }

/** Returns the person with this email address, signed in. */
async function signedIn(email: string, name?: string): Promise<Extract<Actor, { kind: 'client' }>> {
  const { id } = await db.user.upsert({ where: { email }, create: { email, name: name ?? null }, update: name ? { name } : {} })
  return { kind: 'client', userId: id }
}

async function toSetUp() {
  const bought = await payFor('rapidssl')
  await db.certificate.update({ where: { id: bought.id }, data: placed('setup') })
  return bought
}

const linesOf = async (actor: Actor, id: string) => (await getTimeline(actor, id)).map(({ by, text }) => `${by}: ${text}`)
const mailsOf = async (to: string) => (await db.mail.findMany({ where: { to }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

test('I invite Ana to one certificate; only she can accept, and the timeline shows her actions under her name', async () => {
  const { id, buyer } = await toSetUp()
  const scope = { certificateId: id }
  const invited = must(await inviteMember(buyer, scope, { email: ' Ana@Example.com', role: 'installer' }))
  expect(await inviteMember(buyer, scope, { email: 'ana@example.com', role: 'viewer' })).toMatchObject({
    error: { code: 'already-invited' },
  })
  expect(await mailsOf('ana@example.com')).toEqual(['invitation'])
  const ana = await signedIn('ana@example.com', 'Ana')
  expect(await acceptInvitation(await signedIn('eve@example.com'), invited.id)).toEqual(NOT_FOUND)
  expect(await getCertificate(ana, id)).toBeNull()
  expect((await listWaitingForYou(ana)).invitations).toMatchObject([{ id: invited.id, role: 'installer' }])
  expect(must(await acceptInvitation(ana, invited.id))).toEqual({ certificateId: id })
  expect(await acceptInvitation(ana, invited.id)).toEqual(NOT_FOUND)

  must(await saveRequest(ana, id, { serverSoftware: 'nginx', csr }))
  must(await nameCertificate(ana, id, 'Shop'))
  must(await nameCertificate(buyer, id, 'My shop'))
  expect((await linesOf(buyer, id)).slice(-4)).toEqual([
    'you: Invited ana@example.com',
    'Ana (installer): Accepted the invitation as installer',
    'Ana (installer): Saved the certificate request',
    'Ana (installer): Changed the name of this certificate',
  ])
  expect((await linesOf(ana, id)).at(-1)).toBe('you: Changed the name of this certificate')

  must(await changeRole(buyer, scope, invited.id, 'viewer'))
  expect(await nameCertificate(ana, id, 'x')).toEqual(NOT_FOUND)
  must(await endMembership(ana, scope, invited.id))
  expect(await getCertificate(ana, id)).toBeNull()
  expect((await getPeople(buyer, scope))?.members).toEqual([])
})

test('a member of my account sees my certificates and can’t invite others; an owner I appointed can, but can’t remove me', async () => {
  const { id, buyer, email } = await toSetUp()
  const scope = { accountId: buyer.userId }
  const [bo, cy] = [await signedIn('bo@example.com'), await signedIn('cy@example.com')]
  const boId = must(await inviteMember(buyer, scope, { email: 'bo@example.com', role: 'installer' })).id
  must(await acceptInvitation(bo, boId))
  expect(await getCertificate(bo, id)).not.toBeNull()
  expect(await inviteMember(bo, scope, { email: 'cy@example.com', role: 'owner' })).toEqual(NOT_FOUND)
  must(await changeRole(buyer, scope, boId, 'owner'))
  expect(await inviteMember(bo, scope, { email, role: 'viewer' })).toEqual({ ok: false, error: { code: 'is-owner' } })
  const cyId = must(await inviteMember(bo, scope, { email: 'cy@example.com', role: 'viewer' })).id
  must(await declineInvitation(cy, cyId))
  expect(await acceptInvitation(cy, cyId)).toEqual(NOT_FOUND)
  expect(await getPeople(bo, scope)).toMatchObject({ holder: { id: buyer.userId }, members: [{ email: 'bo@example.com', role: 'owner' }] })
  expect(await endMembership(bo, { accountId: bo.userId }, boId)).toEqual(NOT_FOUND)
})

test('an invitation expires after two weeks, and no one can send more than thirty a day', async () => {
  const { id, buyer } = await toSetUp()
  const scope = { certificateId: id }
  const late = must(await inviteMember(buyer, scope, { email: 'late@example.com', role: 'viewer' })).id
  const restore = setClock(() => later(new Date(), 15 * DAY))
  expect(await acceptInvitation(await signedIn('late@example.com'), late)).toEqual(NOT_FOUND)
  restore()
  const at = now()
  const sent = { accountId: buyer.userId, role: 'viewer', invitedBy: `client:${buyer.userId}`, invitedAt: at, endedAt: at } as const
  await db.membership.createMany({ data: Array.from({ length: 29 }, (_, one) => ({ ...sent, email: `${one}@example.com` })) })
  expect(await inviteMember(buyer, scope, { email: 'one@example.com', role: 'viewer' })).toMatchObject({
    error: { code: 'too-many-today' },
  })
})

test('a helper link opens its step without an account, notifies me when it is used, and ends when I revoke it or after a week', async () => {
  const { id, orderId, buyer, email } = await toSetUp()
  const { token } = must(await createHelperLink(buyer, id, { name: ' Bo from hosting ', step: 'request' }))
  expect(JSON.stringify(await db.helperLink.findMany())).not.toContain(token)
  expect(await listHelperLinks(buyer, id)).toMatchObject([{ name: 'Bo from hosting', lastUsedAt: null }])
  for (const _twice of [1, 2]) must(await openHelperLink(token))
  expect((await mailsOf(email)).filter((kind) => kind === 'helper_opened')).toHaveLength(1)
  const helper = await findHelper(token)
  if (!helper) throw new Error('the link should work')
  await db.user.update({ where: { id: buyer.userId }, data: { language: 'de' } })
  expect(await languageOfHelper(helper)).toBe('de')
  const task = await getHelperTask(helper)
  expect(task).toMatchObject({ step: 'request', name: 'RapidSSL', draft: { request: null } })
  expect(JSON.stringify(task)).not.toMatch(/contacts|price|amount|email/i)
  must(await saveRequest(helper, id, { serverSoftware: 'nginx', csr }))
  expect((await linesOf(buyer, id)).slice(-3)).toEqual([
    'you: Created a helper link for Bo from hosting, for the certificate request',
    'Bo from hosting (helper): Opened the helper link, for the certificate request',
    'Bo from hosting (helper): Saved the certificate request',
  ])
  const visitor = { kind: 'order', userId: buyer.userId, orderId } as const
  expect((await linesOf(visitor, id)).slice(-3)).toEqual([
    'you: Created a helper link for someone, for the certificate request',
    'someone with access: Opened the helper link, for the certificate request',
    'someone with access: Saved the certificate request',
  ])
  const [link] = await listHelperLinks(buyer, id)
  expect(link?.lastUsedAt).toEqual(expect.any(Date))
  must(await revokeHelperLink(buyer, { certificateId: id, linkId: link?.id ?? '' }))
  expect([await findHelper(token), await openHelperLink(token)]).toEqual([null, NOT_FOUND])

  const second = must(await createHelperLink(buyer, id, { name: 'Bo', step: 'contacts' }))
  const restore = setClock(() => later(new Date(), 8 * DAY))
  expect([await findHelper(second.token), await openHelperLink(second.token)]).toEqual([null, NOT_FOUND])
  restore()
})

test('my certificate moves to another account once its owner accepts; my members and I lose access, and server links keep working', async () => {
  const { id, orderId, buyer, email } = await issueWith([pem])
  const receiver = await signedIn('receiver@example.com')
  const guest = await signedIn('guest@example.com')
  must(
    await acceptInvitation(guest, must(await inviteMember(buyer, { certificateId: id }, { email: 'guest@example.com', role: 'owner' })).id),
  )
  const helper = must(await createHelperLink(buyer, id, { name: 'Bo', step: 'install' }))
  const pull = must(await createPullLink(buyer, id, { label: 'web-1' }))
  expect(await offerTransfer(guest, id, { email: 'receiver@example.com' })).toEqual(NOT_FOUND)

  must(await offerTransfer(buyer, id, { email: 'receiver@example.com' }))
  expect(await offerTransfer(buyer, id, { email: 'other@example.com' })).toMatchObject({ error: { code: 'already-offered' } })
  must(await withdrawTransfer(buyer, id))
  must(await offerTransfer(buyer, id, { email: 'receiver@example.com' }))
  must(await declineTransfer(receiver, (await getOffer(buyer, id))?.id ?? ''))
  must(await offerTransfer(buyer, id, { email: 'receiver@example.com' }))
  const offer = await getOffer(buyer, id)
  expect(await acceptTransfer(guest, offer?.id ?? '')).toEqual(NOT_FOUND)
  expect(await getCertificate(receiver, id)).toBeNull()
  expect((await listWaitingForYou(receiver)).offers).toMatchObject([{ id: offer?.id, from: email }])
  must(await acceptTransfer(receiver, offer?.id ?? ''))
  expect(await acceptTransfer(receiver, offer?.id ?? '')).toEqual(NOT_FOUND)

  const visitor = { kind: 'order', userId: buyer.userId, orderId } as const
  for (const former of [buyer, guest, visitor]) expect(await getCertificate(former, id)).toBeNull()
  expect(await findHelper(helper.token)).toBeNull()
  expect(await fetchFile(pull.token)).toMatchObject({ ok: true })
  expect(await getFiles(receiver, id)).toHaveLength(1)
  expect(await getOrder(buyer, orderId)).toMatchObject({ id: orderId, certificates: [] })
  expect(await getOrder(receiver, orderId)).toBeNull()
  const clerk = await signedIn('clerk@example.com')
  const toClerk = must(await inviteMember(receiver, { certificateId: id }, { email: 'clerk@example.com', role: 'billing' }))
  must(await acceptInvitation(clerk, toClerk.id))
  expect([await getCertificate(clerk, id), await getOrder(clerk, orderId)]).toMatchObject([{ id }, null])
  expect(await linesOf(receiver, id)).toContain('you: Accepted the transfer; the certificate moved to this account')
  expect(await mailsOf('receiver@example.com')).toEqual(['transfer_offered', 'transfer_offered', 'transfer_offered', 'transfer_done'])
  expect(await mailsOf(email)).toContain('transfer_done')
})

test('a refunded certificate can’t be transferred, even if it was offered before', async () => {
  const { id, orderId, buyer, email } = await issueWith([pem])
  const receiver = await signedIn('late-receiver@example.com')
  must(await offerTransfer(buyer, id, { email: 'late-receiver@example.com' }))
  await db.certificate.update({ where: { id }, data: { suspendedAt: now(), suspendedReason: 'Fraud' } })
  const offer = await getOffer(buyer, id)
  expect(await acceptTransfer(receiver, offer?.id ?? '')).toEqual({ ok: false, error: { code: 'suspended' } })
  expect(await getCertificate(buyer, id)).toMatchObject({ orderId, email })
})
