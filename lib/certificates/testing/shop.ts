import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import type { Actor } from '../../actor'
import { makeRequest } from '../../csr/testing/test-requests'
import { db } from '../../db/client'
import type { Activation, OperationKind } from '../../db/generated/enums'
import { inTransaction } from '../../db/transaction'
import { saveAccount } from '../../registrar/accounts/save-account'
import { type Place, placeOf } from '../lifecycle/places'
import { hold } from '../lifecycle/transition'
import { OPEN_PURCHASE } from '../operation/open'
import { createForOrder } from '../purchase/create-for-order'
import { runPurchaseQueue as runQueue } from '../purchase-run/run-queue'
import { reconcilePurchase } from '../reconciliation/reconcile'
import { chooseApprover } from '../setup/choose-approver'
import { fetchApprovers } from '../setup/fetch-approvers'
import { requestApprovers } from '../setup/request-approvers'
import { saveContacts } from '../setup/save-contacts'
import { saveRequest } from '../setup/save-request'
import { requestSubmission } from '../submission/request'
import { placed } from './place'

/** Tests only: opens a shop with all certificate types and one Enom account that uses the simulator's login. */
export async function openShop(): Promise<{ accountId: string }> {
  await addTypes()
  const saved = await saveAccount({ kind: 'system' }, { label: 'Main', testMode: true, loginId: 'keelmark', password: 'harbour-light' })
  if (!saved.ok) throw new Error(saved.error.code)
  return { accountId: saved.value.id }
}

async function addTypes(): Promise<void> {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
}

/** Changes the password the shop has stored for its account. */
export async function setLogin(accountId: string, password: string): Promise<void> {
  const saved = await saveAccount({ kind: 'system' }, { id: accountId, label: 'Main', testMode: true, loginId: 'keelmark', password })
  if (!saved.ok) throw new Error(saved.error.code)
}

export type Bought = { orderId: string; ids: string[]; id: string; buyer: Extract<Actor, { kind: 'client' }>; email: string }

let count = 0

/**
 * Tests only: creates a paid order for a new buyer, with its certificates in the state that follows a payment. The price is higher than any
 * certificate's cost.
 */
export async function payFor(
  typeCode: string,
  {
    quantity = 1,
    years = 1,
    activation = 'automatic',
    unitAmount = 1_000_000,
    currency = 'USD',
    quotedCost = null,
    dollarAmount = null,
    unprotected = currency !== 'USD',
  }: {
    quantity?: number
    years?: number
    activation?: Activation
    unitAmount?: number
    currency?: string
    quotedCost?: number | null
    dollarAmount?: number | null
    unprotected?: boolean
  } = {},
): Promise<Bought> {
  count += 1
  const email = `buyer${count}@shop.example`
  const user = await db.user.create({ data: { email } })
  const product = await db.product.create({ data: { slug: `p-${count}`, name: typeCode, summary: 's', typeCode, activation } })
  const line = {
    position: 1,
    productId: product.id,
    typeCode,
    productName: typeCode,
    typeName: typeCode,
    years,
    quantity,
    unitAmount,
    quotedCost,
    dollarAmount,
    unprotected,
    activation,
  }
  const order = await db.order.create({
    data: {
      userId: user.id,
      email,
      status: 'paid',
      currency,
      total: unitAmount * quantity,
      basketHash: `b${count}`,
      items: { create: line },
    },
  })
  await inTransaction((tx) => createForOrder(tx, order.id))
  const ids = (await db.certificate.findMany({ where: { orderId: order.id }, orderBy: { id: 'asc' } })).map(({ id }) => id)
  return { orderId: order.id, ids, id: ids[0] ?? '', buyer: { kind: 'client', userId: user.id }, email }
}

/** Tests only: makes the pending purchases of a product as the worker would, but in this process. */
export function runPurchaseQueue(typeCode: string, accountId: string | null = null): Promise<void> {
  return runQueue({ typeCode, accountId })
}

/** Tests only: reconciles every open purchase, oldest first. */
export async function reconcileAll(): Promise<void> {
  const open = await db.supplierOperation.findMany({ where: OPEN_PURCHASE, orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of open) await reconcilePurchase(id)
}

/**
 * Tests only: starts an operation for a certificate of a new buyer and returns the operation's ID. Calls that buy or submit need an
 * operation.
 */
export async function startOperation(accountId: string, kind: OperationKind = 'purchase'): Promise<string> {
  await addTypes()
  const { id: certificateId } = await payFor('rapidssl', { activation: kind === 'submission' ? 'manual' : 'automatic' })
  // A certificate with a submission is no longer waiting to be bought.
  if (kind === 'submission') await db.certificate.update({ where: { id: certificateId }, data: placed('closed:not_purchased') })
  const known = { kind, enomProdType: 23, years: 1, quote: 895, highestBefore: 0 }
  const { id } = await db.supplierOperation.create({ data: { certificateId, accountId, ...known, startedAt: new Date() } })
  return id
}

/**
 * Tests only: has Enom (the simulator at `url`) sell a one-year RapidSSL certificate without an order in the shop, as after a lost
 * response. Returns its ID.
 */
export async function soldUnseen(url: string): Promise<number> {
  const login = { uid: 'keelmark', pw: 'harbour-light' }
  const body = new URLSearchParams({ command: 'PurchaseServices', ...login, Service: 'Certificate-RapidSSL-RapidSSL', NumYears: '1' })
  const answer = await fetch(`${url}/interface.asp`, { method: 'POST', body })
  const [, sold] = /^certid=(\d+)/im.exec(await answer.text()) ?? []
  if (!sold) throw new Error('nothing was sold')
  return Number(sold)
}

/** Tests only: leaves a purchase with an unknown outcome that reconciliation has not settled, so that it waits for staff. */
export async function leaveOutcomeUnknown(
  id: string,
  accountId: string,
  { highestBefore = 0 }: { highestBefore?: number } = {},
): Promise<void> {
  const { years, type } = await db.certificate.findUniqueOrThrow({ where: { id }, include: { type: true } })
  const at = new Date()
  const about = { certificateId: id, accountId, startedAt: at }
  const operation = { kind: 'purchase', ...about } as const
  const { id: operationId } = await db.supplierOperation.create({
    data: {
      ...operation,
      enomProdType: type.enomProdType,
      years,
      quote: 895,
      highestBefore,
      state: 'unknown',
      reconcileCount: 10,
      reconciledAt: at,
    },
  })
  const call = { command: 'PurchaseServices', input: {}, finishedAt: at, outcome: 'unknown-outcome' }
  await db.enomCall.create({ data: { ...about, operationId, ...call } })
  const step = { stage: 'purchase', hold: 'outcome_unknown', kind: 'certificate.purchase_unclear', actor: 'system' } as const
  await inTransaction((tx) => hold(tx, id, step))
}

/** A contact that every authority accepts. */
export const ADMIN = {
  firstName: 'Jane',
  lastName: 'Doe',
  organization: 'Shop Ltd',
  jobTitle: 'Owner',
  address1: '1 Quay Street',
  city: 'Leeds',
  state: 'West Yorkshire',
  postalCode: 'LS1 1AA',
  country: 'GB',
  phone: '+44 113 496 0000',
  email: 'jane@shop.example',
}

const SUBJECT = '/C=GB/ST=West Yorkshire/L=Leeds/O=Shop Ltd'
/** An elliptic curve key, because generating an RSA key takes as long as the rest of a test. */
const QUICK_KEY = 'EC -pkeyopt ec_paramgen_curve:P-256'
const requests = new Map<string, string>()

/** Returns a request for this name with everything OV and EV require. */
export function requestFor(name: string, more: readonly string[] = []): string {
  const key = [name, ...more].join()
  const names = more.length ? [name, ...more].map((one) => `DNS:${one}`).join() : undefined
  const pem = requests.get(key) ?? makeRequest({ subject: `${SUBJECT}/CN=${name}`, names, key: QUICK_KEY }).pem
  requests.set(key, pem)
  return pem
}

/** Tests only: fills in the set-up form as a buyer would, up to the "Send" button. Returns the chosen approver. */
export async function fillIn({ id, buyer }: { id: string; buyer: Actor }, name: string, more: readonly string[] = []): Promise<string> {
  must(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor(name, more) }))
  must(await saveContacts(buyer, id, { admin: ADMIN }))
  must(await requestApprovers(buyer, id))
  const { revision } = await db.issuance.findFirstOrThrow({ where: { certificateId: id } })
  await fetchApprovers(id, revision)
  const approver = `admin@${name.replace(/^\*\.|^www\./, '').replace(/^shop\./, '')}`
  const others = more.map((one) => `admin@${one.replace(/^(www|mail)\./, '')}`)
  must(await chooseApprover(buyer, id, approver, ...others))
  return approver
}

/** Tests only: fills in the set-up form and sends it. */
export async function handIn(bought: Pick<Bought, 'id' | 'buyer'>, name: string, more: readonly string[] = []): Promise<void> {
  await fillIn(bought, name, more)
  must(await requestSubmission(bought.buyer, bought.id, { agreed: true }))
}

/** Returns the value of a result that a test expects to succeed. @throws Error with the refusal. */
export function must<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Tests only: returns the place of a certificate. */
export async function placeNow(id: string): Promise<Place> {
  return placeOf(await db.certificate.findUniqueOrThrow({ where: { id } }))
}

/** Returns the kinds of email queued for a certificate, oldest first. */
export async function mailsAbout(certificateId: string): Promise<string[]> {
  return (await db.mail.findMany({ where: { certificateId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
}
