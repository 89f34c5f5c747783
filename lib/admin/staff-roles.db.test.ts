import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { giveCredit } from '../account-credit/give-credit'
import { getCredit, listCreditHolders } from '../account-credit/queries'
import { takeBackCredit } from '../account-credit/take-back-credit'
import { type Actor, TOKEN_SCOPES, type TokenScope } from '../actor'
import { dismiss, dismissAllOrphans } from '../audit/repair/dismiss'
import { readOpen } from '../audit/repair/open-difference'
import { startAudit } from '../audit/schedule'
import { getAudit, getDifference, listDifferences } from '../audit/view/queries'
import { verifyChain } from '../audit-log/verify-chain'
import { listLocks } from '../auth/limits/list-locks'
import { unlockSignIn } from '../auth/limits/unlock-sign-in'
import { saveLogo } from '../brand/save-logo'
import { getProductForEdit, getProductPreview, listAllProducts } from '../catalog/admin-queries'
import { listRounding, saveRounding } from '../catalog/pricing/rounding'
import { saveProduct } from '../catalog/save-product'
import { changeApprover } from '../certificates/approval/change-approver'
import { resendApproval } from '../certificates/approval/resend'
import { resendFiles } from '../certificates/approval/resend-files'
import { withdrawRequest } from '../certificates/approval/withdraw'
import { cancelDisputed } from '../certificates/ending/cancel-disputed'
import { terminate } from '../certificates/ending/terminate'
import { addNote as addCertificateNote } from '../certificates/lifecycle/notes/add-note'
import { suspend } from '../certificates/lifecycle/suspend'
import { activate } from '../certificates/purchase/activate'
import { bindPurchase } from '../certificates/purchase/bind'
import { declareNotPurchased } from '../certificates/purchase/declare-not-purchased'
import { acceptCost, retryPurchase } from '../certificates/purchase/retry'
import { unsuspend } from '../certificates/purchase/unsuspend'
import { openShop, payFor } from '../certificates/testing/shop'
import { listTickets } from '../certificates/ticket/list'
import { moveTicket } from '../certificates/ticket/move'
import { prepareTicket } from '../certificates/ticket/prepare'
import { checkNow } from '../certificates/validation/check-now'
import { releaseFile } from '../certificates/validation/release-file'
import { now } from '../clock'
import { db } from '../db/client'
import { closeDispute } from '../disputes/close-dispute'
import { getSeller } from '../invoices/get-seller'
import { countMissing } from '../invoices/queries'
import { saveSeller } from '../invoices/save-seller'
import { listMailTexts } from '../mail-texts/queries'
import { saveMailText } from '../mail-texts/save-text'
import { resendSetUp } from '../orders/resend-set-up'
import { addNote } from '../orders/staff/add-note'
import { changeBuyer } from '../orders/staff/change-buyer'
import { listResendable } from '../orders/staff/list-resendable'
import { orderFor } from '../orders/staff/order-for'
import { resendMail } from '../orders/staff/resend-mail'
import { getOrder } from '../orders/view/get-order'
import { listOrders } from '../orders/view/list-orders'
import { cancelOrder } from '../payments/cancel-order'
import { markPaid } from '../payments/mark-paid'
import { payOrder } from '../payments/start-payment'
import { rebuildAllUnknown } from '../payments/unknown/take-in'
import { DEEDS, mayStaff, STAFF_ROLES, type StaffDeed, type StaffRole } from '../permissions'
import { startReadingPrices } from '../prices/read-prices'
import { makeQuote } from '../quotes/make-quote'
import { assignRefund, findUnassigned, listUnassigned } from '../refunds/allocation/assign-refund'
import { getCertificateRefund } from '../refunds/get-certificate-refund'
import { refundCertificate } from '../refunds/request/refund-certificate'
import { refundOrder } from '../refunds/request/refund-order'
import { refundPart } from '../refunds/request/refund-part'
import { countAutoRefunds } from '../refunds/rule/auto-refund-candidates'
import { saveShopSettings } from '../refunds/rule/shop-settings'
import { recordByHand } from '../refunds/sending/record-by-hand'
import { takeBackRecord } from '../refunds/sending/take-back-record'
import { getAccount, listAccounts } from '../registrar/accounts/accounts'
import { saveAccount, setDefaultAccount } from '../registrar/accounts/save-account'
import { testConnection } from '../registrar/connection/test-connection'
import { askEnom } from './ask-enom'
import { getDisputeEvidence } from './dispute-evidence'
import { findUnbound } from './find-unbound'
import { getCertificate } from './get-certificate'
import { getHealth } from './health'
import { getCertificateHistory, getOrderHistory } from './history'
import { listCertificates } from './lists/list-certificates'
import { getBalances } from './overview/balances'
import { getFigures } from './overview/figures'
import { getNeeds } from './overview/needs'
import { getTrends } from './overview/trends'
import { saveReportSettings } from './reports/save-settings'
import { noteBackup } from './set-up/note-backup'
import { viewAsClient } from './view-as-client'

const { accountId } = await openShop()
const { id, orderId, buyer, email } = await payFor('rapidssl')
await db.wrongCodes.create({ data: { email, count: 20, since: now() } })
const { orderId: refunded } = await payFor('rapidssl')
const { id: productId } = await db.product.findFirstOrThrow()
await db.productChoice.create({ data: { productId, typeCode: 'rapidssl', years: 1, amount: 1_000_000, currency: 'USD' } })
const charge = { amount: 1_000_000, currency: 'USD' }
const { id: chargeId } = await db.charge.create({ data: { ...charge, orderId, stripeId: 'pi_one' } })
await db.charge.create({ data: { ...charge, orderId: refunded, stripeId: 'pi_other' } })
await db.dispute.create({ data: { orderId, chargeId, openedAt: now() } })
const { id: difference } = await db.auditDifference.create({
  data: { accountId, kind: 'refunded_upstream', about: 'x', firstSeenAt: now(), lastSeenAt: now() },
})
const paid = { orderId, chargeId, amount: 1, currency: 'USD', reason: '', actor: 'system', createdAt: now() } as const
const { id: refundId } = await db.refund.create({ data: { ...paid, cause: 'dashboard', idempotencyKey: 'x', needsAllocation: true } })
const seller = { name: 'Keelmark', address: '1 Quay Street', email: 'a@b.example', taxNumber: '', taxNote: 'No tax.', keepYears: 10 }
await saveSeller({ kind: 'system' }, seller)

const mail = { kind: 'order_received', onceKey: 'roles', to: 'a@b.example', data: {}, orderId: refunded, status: 'sent' } as const
const { id: mailId } = await db.mail.create({ data: mail })
const ticket = { certificateId: id, kind: 'revoke', onceKey: 'roles', text: '', openedAt: now() } as const
const { id: ticketId } = await db.supplierTicket.create({ data: ticket })
const { orderId: inCash } = await payFor('rapidssl')
const cash = await db.charge.create({ data: { ...charge, orderId: inCash, paidBy: 'cash', reference: '1' } })
const backInCash = { ...paid, orderId: inCash, chargeId: cash.id, cause: 'staff', idempotencyKey: 'y' } as const
const { id: byHandId } = await db.refund.create({ data: backInCash })
const usd = (amount: number) => ({ amount, currency: 'USD' })
const { userId: buyerId } = await db.order.findUniqueOrThrow({ where: { id: orderId } })

/** Every verb and query of the back office, with the permission it requires. */
const TABLE: readonly [name: string, deed: StaffDeed, verb: (actor: Actor) => Promise<unknown>][] = [
  ['getOrder', 'see', (actor) => getOrder(actor, orderId)],
  ['listOrders', 'see', (actor) => listOrders(actor)],
  ['getOrderHistory', 'see', (actor) => getOrderHistory(actor, orderId)],
  ['getCertificate', 'see', (actor) => getCertificate(actor, id)],
  ['listCertificates', 'see', (actor) => listCertificates(actor, {})],
  ['getCertificateHistory', 'see', (actor) => getCertificateHistory(actor, id)],
  ['getNeeds', 'see', getNeeds],
  ['getFigures', 'see', getFigures],
  ['getTrends', 'see', getTrends],
  ['getBalances', 'see', getBalances],
  ['getHealth', 'see', getHealth],
  ['listAllProducts', 'see', listAllProducts],
  ['getProductForEdit', 'see', (actor) => getProductForEdit(actor, productId)],
  ['listAccounts', 'see', listAccounts],
  ['getAccount', 'see', (actor) => getAccount(actor, accountId)],
  ['getAudit', 'see', getAudit],
  ['getDifference', 'see', (actor) => getDifference(actor, difference)],
  ['countAutoRefunds', 'see', (actor) => countAutoRefunds(actor, { hours: 1 })],
  ['countMissing', 'see', countMissing],
  ['getSeller', 'see', getSeller],
  ['listDifferences', 'see', (actor) => listDifferences(actor)],
  ['findUnassigned', 'see', (actor) => findUnassigned(actor, { limit: 9 })],
  ['listUnassigned', 'see', (actor) => listUnassigned(actor, orderId)],
  ['getCertificateRefund', 'see', (actor) => getCertificateRefund(actor, id)],
  ['payOrder', 'orders', (actor) => payOrder(actor, orderId)],
  ['cancelOrder', 'orders', (actor) => cancelOrder(actor, orderId)],
  ['resendSetUp', 'orders', (actor) => resendSetUp(actor, orderId)],
  ['checkNow', 'certificates', (actor) => checkNow(actor, id)],
  ['resendApproval', 'certificates', (actor) => resendApproval(actor, id)],
  ['changeApprover', 'certificates', (actor) => changeApprover(actor, id, 'admin@example.com')],
  ['withdrawRequest', 'certificates', (actor) => withdrawRequest(actor, id)],
  ['releaseFile', 'certificates', (actor) => releaseFile(actor, id)],
  ['retryPurchase', 'certificates', (actor) => retryPurchase(actor, id)],
  ['acceptCost', 'certificates', (actor) => acceptCost(actor, id, { cost: 1 })],
  ['bindPurchase', 'certificates', (actor) => bindPurchase(actor, id, { enomCertId: 1 })],
  ['activate', 'certificates', (actor) => activate(actor, id)],
  ['declareNotPurchased', 'certificates', (actor) => declareNotPurchased(actor, id)],
  ['suspend', 'certificates', (actor) => suspend(actor, id, { reason: '' })],
  ['unsuspend', 'certificates', (actor) => unsuspend(actor, id)],
  ['terminate', 'certificates', (actor) => terminate(actor, id, { reason: '' })],
  ['cancelDisputed', 'certificates', (actor) => cancelDisputed(actor, id)],
  ['askEnom', 'certificates', (actor) => askEnom(actor, id)],
  ['findUnbound', 'certificates', (actor) => findUnbound(actor, id)],
  ['startAudit', 'certificates', startAudit],
  ['readOpen', 'certificates', (actor) => readOpen(actor, difference, ['orphan'])],
  ['dismiss', 'certificates', (actor) => dismiss(actor, difference, { note: '' })],
  ['dismissAllOrphans', 'certificates', (actor) => dismissAllOrphans(actor, { note: '', shown: '' })],
  ['closeDispute', 'refund', (actor) => closeDispute(actor, orderId, { outcome: 'won' })],
  ['refundOrder', 'refund', (actor) => refundOrder(actor, refunded, { reason: 'Bought twice' })],
  ['refundCertificate', 'refund', (actor) => refundCertificate(actor, id, { reason: '' })],
  ['assignRefund', 'refund', (actor) => assignRefund(actor, refundId, { certificateIds: [] })],
  ['saveProduct', 'products', (actor) => saveProduct(actor, { choices: [] } as never)],
  ['startReadingPrices', 'products', (actor) => startReadingPrices(actor, accountId)],
  ['saveAccount', 'credentials', (actor) => saveAccount(actor, { label: 'x', testMode: true, loginId: 'other' })],
  ['setDefaultAccount', 'credentials', (actor) => setDefaultAccount(actor, accountId)],
  ['testConnection', 'credentials', (actor) => testConnection(actor, accountId)],
  ['saveShopSettings', 'settings', (actor) => saveShopSettings(actor, { refundUnboughtAfter: null, agreedTo: 0 })],
  ['saveLogo', 'settings', (actor) => saveLogo(actor, null)],
  ['saveMailText', 'settings', (actor) => saveMailText(actor, { mail: 'set_up', language: 'en', version: '0', text: null })],
  ['listMailTexts', 'see', listMailTexts],
  ['saveReportSettings', 'settings', (actor) => saveReportSettings(actor, { timeZone: 'UTC', mailTo: [], version: '' })],
  ['noteBackup', 'settings', (actor) => noteBackup(actor, { backup: 'Each night.' })],
  ['saveSeller', 'settings', (actor) => saveSeller(actor, seller)],
  ['verifyChain', 'audit-log', verifyChain],
  ['listResendable', 'see', (actor) => listResendable(actor, { orderId: refunded })],
  ['listTickets', 'see', (actor) => listTickets(actor, { of: { certificateId: id } })],
  ['getDisputeEvidence', 'see', (actor) => getDisputeEvidence(actor, orderId)],
  ['rebuildAllUnknown', 'orders', rebuildAllUnknown],
  ['addNote', 'orders', (actor) => addNote(actor, orderId, { text: 'x' })],
  ['changeBuyer', 'orders', (actor) => changeBuyer(actor, orderId, { email: 'x', reason: '' })],
  ['orderFor', 'orders', (actor) => orderFor(actor, { email: 'x', country: 'GB', wanted: [] })],
  ['resendMail', 'orders', (actor) => resendMail(actor, mailId)],
  ['addNote of a certificate', 'certificates', (actor) => addCertificateNote(actor, id, { text: 'x' })],
  ['prepareTicket', 'certificates', (actor) => prepareTicket(actor, id, { kind: 'refund' })],
  ['moveTicket', 'certificates', (actor) => moveTicket(actor, ticketId, { to: 'sent' })],
  ['resendFiles', 'certificates', (actor) => resendFiles(actor, id)],
  ['viewAsClient', 'certificates', (actor) => viewAsClient(actor, id)],
  ['markPaid', 'refund', (actor) => markPaid(actor, refunded, { paidBy: 'cash', reference: '1', reason: '' })],
  ['refundPart', 'refund', (actor) => refundPart(actor, orderId, { part: { amount: 10_000_000, currency: 'USD' }, reason: '' })],
  ['giveCredit', 'refund', (actor) => giveCredit(actor, buyerId, { money: usd(500), reason: 'For the wait' })],
  ['takeBackCredit', 'refund', (actor) => takeBackCredit(actor, buyerId, { money: usd(1), reason: 'A mistake' })],
  ['getCredit', 'see', (actor) => getCredit(actor, buyerId)],
  ['listCreditHolders', 'see', (actor) => listCreditHolders(actor)],
  ['recordByHand', 'refund', (actor) => recordByHand(actor, byHandId, { reference: '1' })],
  ['takeBackRecord', 'refund', (actor) => takeBackRecord(actor, byHandId, { reason: 'Wrong order' })],
  ['makeQuote', 'orders', (actor) => makeQuote(actor, { email: 'x' } as never)],
  ['getProductPreview', 'see', (actor) => getProductPreview(actor, productId)],
  ['listRounding', 'see', (actor) => listRounding(actor)],
  ['saveRounding', 'products', (actor) => saveRounding(actor, { currency: 'USD', ending: 'none' })],
  ['listLocks', 'unlock', (actor) => listLocks(actor)],
  ['unlockSignIn', 'unlock', (actor) => unlockSignIn(actor, buyer.userId)],
]

/** What an API token is allowed to do, and the scope it needs. Every other verb is closed to all tokens. */
const TOKENS: Record<string, TokenScope> = {
  getOrder: 'orders:read',
  orderFor: 'orders:write',
  cancelOrder: 'orders:write',
  getCertificate: 'certificates:read',
  listCertificates: 'certificates:read',
  resendApproval: 'certificates:write',
  suspend: 'certificates:write',
  unsuspend: 'certificates:write',
  resendFiles: 'certificates:write',
}

const STRANGER: Actor = { kind: 'client', userId: (await db.user.create({ data: { email: 'stranger@example.com' } })).id }
const userId = randomUUID()

test.each(TABLE)('%s is available only to staff whose role includes %s', async (_name, deed, verb) => {
  const nothing = JSON.stringify(await verb(STRANGER))
  const actors = STAFF_ROLES.map((role) => ({ kind: 'staff', userId, role }) as const)
  // Roles without the permission are tried first, because successful calls may change the data.
  const asked = actors.sort((one, other) => Number(mayStaff(one, deed)) - Number(mayStaff(other, deed)))
  const answered: string[] = []
  for (const actor of asked) if (JSON.stringify(await verb(actor)) !== nothing) answered.push(actor.role)
  expect(answered).toEqual(asked.filter((actor) => mayStaff(actor, deed)).map(({ role }) => role))
})

test.each(TABLE)('%s is available only to API tokens with a scope that includes it', async (name, _deed, verb) => {
  const nothing = JSON.stringify(await verb(STRANGER))
  const scope = TOKENS[name]
  const includes = (one: TokenScope) => one === scope || one === scope?.replace('read', 'write')
  for (const one of TOKEN_SCOPES.toSorted((first, second) => Number(includes(first)) - Number(includes(second)))) {
    const answer = JSON.stringify(await verb({ kind: 'token', tokenId: userId, scopes: [one] }))
    expect([one, answer !== nothing]).toEqual([one, includes(one)])
  }
})

test('each role has exactly these permissions', () => {
  const may = (role: StaffRole) => DEEDS.filter((deed) => mayStaff({ kind: 'staff', userId, role }, deed))
  expect(may('owner')).toEqual(DEEDS)
  expect(may('admin')).toEqual(DEEDS.filter((deed) => deed !== 'staff'))
  expect(may('support')).toEqual(['see', 'orders', 'certificates', 'logs', 'unlock'])
  expect(may('finance')).toEqual(['see', 'refund', 'export'])
  expect(may('readonly')).toEqual(['see', 'audit-log'])
  expect(DEEDS.filter((deed) => mayStaff(STRANGER, deed))).toEqual([])
})
