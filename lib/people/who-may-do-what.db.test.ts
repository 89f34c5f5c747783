import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '../actor'
import { findAgain } from '../cart/find-again'
import { changeApprover } from '../certificates/approval/change-approver'
import { listApprovers } from '../certificates/approval/list-approvers'
import { resendApproval } from '../certificates/approval/resend'
import { withdrawRequest } from '../certificates/approval/withdraw'
import { renewCalendarAddress } from '../certificates/calendar/renew-address'
import { terminate } from '../certificates/ending/terminate'
import { requestInstallationCheck } from '../certificates/installation/request-check'
import { createPullLink } from '../certificates/pull/create-link'
import { listPullLinks } from '../certificates/pull/list-links'
import { renewPullLink } from '../certificates/pull/renew-link'
import { revokePullLink } from '../certificates/pull/revoke-link'
import { abandonReplacement } from '../certificates/setup/abandon-replacement'
import { beginReplacement } from '../certificates/setup/begin-replacement'
import { chooseApprover } from '../certificates/setup/choose-approver'
import { chooseProof } from '../certificates/setup/choose-proof'
import { nameCertificate } from '../certificates/setup/name'
import { planRequest } from '../certificates/setup/plan-request'
import { requestApprovers } from '../certificates/setup/request-approvers'
import { saveContacts } from '../certificates/setup/save-contacts'
import { saveRequest } from '../certificates/setup/save-request'
import { requestSubmission } from '../certificates/submission/request'
import { issueWith } from '../certificates/testing/issued'
import { must, openShop, payFor } from '../certificates/testing/shop'
import { checkNow } from '../certificates/validation/check-now'
import { allowedOn } from '../certificates/view/allowed'
import { getApproval } from '../certificates/view/approval'
import { getCertificate, getDraft, getFiles, getTimeline, listCertificates } from '../certificates/view/queries'
import { makeParty } from '../chain/test-authority'
import { DAY, later, now } from '../clock'
import { db } from '../db/client'
import { newToken } from '../links/secrets'
import { resendSetUp } from '../orders/resend-set-up'
import { getOrder } from '../orders/view/get-order'
import { listOrders } from '../orders/view/list-orders'
import { cancelOrder } from '../payments/cancel-order'
import { payOrder } from '../payments/start-payment'
import type { HelperStep, MemberRole } from '../permissions'
import { changeRole } from './change-role'
import { createHelperLink } from './create-helper-link'
import { endMembership } from './end-membership'
import { inviteMember } from './invite-member'
import { offerTransfer } from './offer-transfer'
import { getOffer, getPeople, listHelperLinks } from './queries'
import { revokeHelperLink } from './revoke-helper-link'
import { withdrawTransfer } from './withdraw-transfer'

await openShop()
const pem = (await makeParty({ name: 'shop.example.com', ca: false, names: ['shop.example.com'] })).pem

const secret = () => new Uint8Array(Buffer.from(newToken()))
const at = now()
const ends = later(at, DAY)

/** Returns someone's certificate and its order. */
async function target() {
  const { id, orderId, buyer } = await issueWith([pem])
  return { id, orderId, buyer, exists: true }
}

type Target = Awaited<ReturnType<typeof target>>

const [mine, foreign] = [await target(), await target()]
const missing: Target = { ...mine, id: randomUUID(), orderId: randomUUID(), exists: false }

/** The row that the tested function ends, recreated for each call. */
async function newPull({ id: certificateId, exists }: Target): Promise<{ certificateId: string; linkId: string }> {
  const data = { certificateId, label: 'web-1', tokenHash: secret(), createdAt: at, revokedAt: null }
  return { certificateId, linkId: exists ? (await db.pullLink.create({ data })).id : randomUUID() }
}

async function newHelper({ id: certificateId, exists }: Target): Promise<{ certificateId: string; linkId: string }> {
  const data = {
    certificateId,
    step: 'request',
    name: 'Bo',
    tokenHash: secret(),
    createdBy: 'client:x',
    createdAt: at,
    expiresAt: ends,
  } as const
  return { certificateId, linkId: exists ? (await db.helperLink.create({ data })).id : randomUUID() }
}

async function newMember({ id: certificateId, exists }: Target): Promise<string> {
  const data = { certificateId, email: `${randomUUID()}@guest.example`, role: 'viewer', invitedBy: 'client:x', invitedAt: at } as const
  return exists ? (await db.membership.create({ data })).id : randomUUID()
}

async function newOffer({ id: certificateId, exists }: Target): Promise<string> {
  const data = { certificateId, toEmail: 'new@owner.example', offeredBy: 'client:x', offeredAt: at, expiresAt: ends }
  if (exists) await db.transfer.create({ data })
  return certificateId
}

const NOBODY: Actor = { kind: 'client', userId: (await db.user.create({ data: { email: 'stranger@example.com' } })).id }
const STAFF: Actor = { kind: 'staff', userId: randomUUID(), role: 'owner' }

async function memberAs(role: MemberRole, scope: { certificateId: string } | { accountId: string }): Promise<Actor> {
  const email = `${role}${randomUUID()}@example.com`
  const { id: memberId } = await db.user.create({ data: { email } })
  await db.membership.create({ data: { ...scope, email, role, memberId, invitedBy: 'client:x', invitedAt: at, acceptedAt: at } })
  return { kind: 'client', userId: memberId }
}

const helperFor = (step: HelperStep): Actor => ({
  kind: 'helper',
  linkId: randomUUID(),
  certificateId: mine.id,
  step,
})

const ACTORS: Record<string, Actor> = {
  holder: mine.buyer,
  owner: await memberAs('owner', { certificateId: mine.id }),
  installer: await memberAs('installer', { certificateId: mine.id }),
  billing: await memberAs('billing', { certificateId: mine.id }),
  viewer: await memberAs('viewer', { certificateId: mine.id }),
  link: { kind: 'order', userId: mine.buyer.userId, orderId: mine.orderId, session: randomUUID() },
  request: helperFor('request'),
  contacts: helperFor('contacts'),
  approver: helperFor('approver'),
  install: helperFor('install'),
  stranger: NOBODY,
  staff: STAFF,
}

const person = { firstName: '', lastName: '', organization: '', jobTitle: '', address1: '', address2: '' }
const address = { city: '', state: '', postalCode: '', country: '', phone: '', email: '' }
const contacts = { admin: { ...person, ...address }, tech: null, billing: null }
const names = { names: '', www: false, organization: '', locality: '', state: '', country: '' }

type Verb = (actor: Actor, about: Target) => Promise<unknown>

/**
 * The functions and queries that client pages and actions call, each with everyone who gets a result other than "not found" for the
 * certificate of `holder`. Someone without a session or link has no actor; the guards refuse them (lib/auth/guards/action.test.ts).
 */
const TABLE: readonly [name: string, who: string, verb: Verb][] = [
  ['getCertificate', 'holder owner installer billing viewer link staff', (actor, { id }) => getCertificate(actor, id)],
  ['getTimeline', 'holder owner installer billing viewer link staff', (actor, { id }) => getTimeline(actor, id)],
  ['getApproval', 'holder owner installer billing viewer link staff', (actor, { id }) => getApproval(actor, id)],
  [
    'allowedOn',
    'holder owner installer billing viewer',
    async (actor, { id }) => (actor.kind === 'order' ? [] : [...(await allowedOn(actor, id))]),
  ],
  ['getFiles', 'holder owner installer viewer link install staff', (actor, { id }) => getFiles(actor, id)],
  ['getDraft', 'holder owner installer link staff', (actor, { id }) => getDraft(actor, id)],
  [
    'saveRequest',
    'holder owner installer link request staff',
    (actor, { id }) => saveRequest(actor, id, { serverSoftware: 'nginx', csr: '' }),
  ],
  ['planRequest', 'holder owner installer link request', (actor, { id }) => planRequest(actor, id, { ...names, kind: 'ec' } as never)],
  ['saveContacts', 'holder owner installer link contacts staff', (actor, { id }) => saveContacts(actor, id, contacts)],
  ['requestApprovers', 'holder owner installer link approver staff', (actor, { id }) => requestApprovers(actor, id)],
  ['chooseApprover', 'holder owner installer link approver staff', (actor, { id }) => chooseApprover(actor, id, 'admin@example.com')],
  ['chooseProof', 'holder owner installer link approver staff', (actor, { id }) => chooseProof(actor, id, 'dns')],
  ['requestSubmission', 'holder owner installer link staff', (actor, { id }) => requestSubmission(actor, id, { agreed: false })],
  ['resendApproval', 'holder owner installer link staff', (actor, { id }) => resendApproval(actor, id)],
  ['listApprovers', 'holder owner installer staff', (actor, { id }) => listApprovers(actor, id)],
  ['changeApprover', 'holder owner installer staff', (actor, { id }) => changeApprover(actor, id, 'admin@example.com')],
  ['withdrawRequest', 'holder owner installer staff', (actor, { id }) => withdrawRequest(actor, id)],
  ['checkNow', 'holder owner installer billing viewer link staff', (actor, { id }) => checkNow(actor, id)],
  ['nameCertificate', 'holder owner installer link staff', (actor, { id }) => nameCertificate(actor, id, 'Shop')],
  [
    'createPullLink',
    'holder owner installer link staff',
    async (actor, { id }) => (await createPullLink(actor, id, { label: 'web-2' })).ok,
  ],
  [
    'listPullLinks',
    'holder owner installer link staff',
    async (actor, about) => (await listPullLinks(actor, (await newPull(about)).certificateId)).length > 0,
  ],
  ['renewPullLink', 'holder owner installer link staff', async (actor, about) => (await renewPullLink(actor, await newPull(about))).ok],
  ['revokePullLink', 'holder owner installer link staff', async (actor, about) => revokePullLink(actor, await newPull(about))],
  [
    'requestInstallationCheck',
    'holder owner installer link install staff',
    (actor, { id }) => requestInstallationCheck(actor, id, { host: 'elsewhere.example', port: '443' }),
  ],
  [
    'renewCalendarAddress',
    'holder owner installer billing viewer link',
    async (actor, { id }) => (await renewCalendarAddress(actor, id)).ok,
  ],
  ['findAgain', 'holder owner billing link staff', (actor, { id }) => findAgain(actor, id)],
  ['getOrder', 'holder owner billing link staff', (actor, { orderId }) => getOrder(actor, orderId)],
  ['cancelOrder', 'holder owner billing link staff', (actor, { orderId }) => cancelOrder(actor, orderId)],
  ['payOrder', 'holder owner billing link staff', (actor, { orderId }) => payOrder(actor, orderId)],
  ['resendSetUp', 'holder owner billing link staff', (actor, { orderId }) => resendSetUp(actor, orderId)],
  ['getPeople', 'holder owner', (actor, { id }) => getPeople(actor, { certificateId: id })],
  ['listHelperLinks', 'holder owner staff', async (actor, about) => listHelperLinks(actor, (await newHelper(about)).certificateId)],
  ['withdrawTransfer', 'holder owner', async (actor, about) => withdrawTransfer(actor, await newOffer(about))],
  ['getOffer', 'holder owner staff', async (actor, about) => getOffer(actor, await newOffer(about))],
  ['inviteMember', 'holder owner', (actor, { id }) => inviteMember(actor, { certificateId: id }, { email: '', role: 'viewer' })],
  ['changeRole', 'holder owner', async (actor, about) => changeRole(actor, { certificateId: about.id }, await newMember(about), 'owner')],
  ['endMembership', 'holder owner', async (actor, about) => endMembership(actor, { certificateId: about.id }, await newMember(about))],
  ['revokeHelperLink', 'holder owner', async (actor, about) => revokeHelperLink(actor, await newHelper(about))],
  ['createHelperLink', 'holder owner', (actor, { id }) => createHelperLink(actor, id, { name: '', step: 'request' })],
  ['offerTransfer', 'holder', (actor, { id }) => offerTransfer(actor, id, { email: '' })],
  ['beginReplacement', 'holder owner installer staff', (actor, { id }) => beginReplacement(actor, id, 'new_server')],
  ['abandonReplacement', 'holder owner installer staff', (actor, { id }) => abandonReplacement(actor, id)],
  ['terminate', 'staff', (actor, { id }) => terminate(actor, id, { reason: '' })],
]

test.each(TABLE)('%s returns a result only to %s; for everyone else the certificate does not exist', async (_name, who, verb) => {
  const found: string[] = []
  for (const [name, actor] of Object.entries(ACTORS)) {
    const nothing = await verb(actor, missing)
    const answer = await verb(actor, mine)
    if (JSON.stringify(answer) !== JSON.stringify(nothing)) found.push(name)
    if (name !== 'staff') expect({ name, answer: await verb(actor, foreign) }).toEqual({ name, answer: nothing })
  }
  expect(found.join(' ')).toBe(who)
})

test('lists contain my certificates and those I am a member of, and a member of an account sees all of its certificates, now and later', async () => {
  const idsOf = async (actor: Actor) => (await listCertificates(actor)).rows.map(({ id }) => id)
  const viewer = await memberAs('viewer', { accountId: mine.buyer.userId })
  const billing = await memberAs('billing', { accountId: mine.buyer.userId })
  for (const name of ['holder', 'owner', 'installer', 'billing', 'viewer', 'link']) {
    expect({ name, ids: await idsOf(ACTORS[name] ?? NOBODY) }).toEqual({ name, ids: [mine.id] })
  }
  expect([await idsOf(viewer), await idsOf(billing)]).toEqual([[mine.id], [mine.id]])
  expect(await idsOf(NOBODY)).toEqual([])
  expect(await idsOf(helperFor('install'))).toEqual([])
  expect((await listOrders(billing)).rows.map(({ id }) => id)).toEqual([mine.orderId])
  expect((await listOrders(viewer)).rows).toEqual([])
})

test('a member of one certificate sees no order that contains other certificates, and has no access once the membership has ended', async () => {
  const { id, orderId, ids } = await payFor('rapidssl', { quantity: 2 })
  const billing = await memberAs('billing', { certificateId: id })
  expect(await getCertificate(billing, id)).not.toBeNull()
  expect(await getCertificate(billing, ids[1] ?? '')).toBeNull()
  expect(await getOrder(billing, orderId)).toBeNull()
  await db.membership.updateMany({ where: { certificateId: id }, data: { endedAt: now() } })
  expect(await getCertificate(billing, id)).toBeNull()
})

test('a forwarded link can’t be used to fill in a replacement that the owner began', async () => {
  const { id, orderId, buyer } = await issueWith([pem])
  must(await beginReplacement(buyer, id, 'new_server'))
  const visitor = { kind: 'order', userId: buyer.userId, orderId } as const
  expect(await saveRequest(visitor, id, { serverSoftware: 'nginx', csr: '' })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await getDraft(visitor, id)).toMatchObject({ isEditable: false })
})
