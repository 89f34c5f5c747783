import type { certGetCertDetail } from '../../enom/commands/cert-get-cert-detail'
import type { certGetCerts } from '../../enom/commands/cert-get-certs'
import type { getCerts } from '../../enom/commands/get-certs'
import type { getOrderDetail } from '../../enom/commands/get-order-detail'
import type { getOrderList } from '../../enom/commands/get-order-list'
import type { getTransHistory } from '../../enom/commands/get-trans-history'
import type { Contact } from '../../enom/contact'
import { type Money, parseDecimal } from '../../money'
import { RegistrarError } from '../errors'
import { enomPhone } from './phone'
import { stageOf, statusIdOf } from './stages'
import type { CertificateDetail, EnomOrder, EnomOrderDetail, ListedCertificate, Person, PricedProduct, Transaction } from './types'

/** Enom keeps reseller accounts and prices in US dollars. */
const CURRENCY = 'USD'

type Reply<Command extends { decode: (root: never) => unknown }> = ReturnType<Command['decode']>

/** Parses an amount as Enom writes it, e.g. `$8.95`. @throws RegistrarError if it has fractions of a cent. */
export function toMoney(text: string): Money {
  const amount = parseDecimal(text, CURRENCY)
  if (amount === null) throw new RegistrarError('unreachable', `Enom returned an amount that cannot be read: ${text}`)
  return { amount, currency: CURRENCY }
}

export function toDetail(reply: Reply<typeof certGetCertDetail>): CertificateDetail {
  return {
    enomCertId: reply.certId,
    enomOrderId: reply.orderId,
    enomProdType: reply.prodType,
    productName: reply.productName,
    validityMonths: reply.validityMonths,
    statusId: statusIdOf(reply.statusId, reply.status),
    statusText: reply.status ?? '',
    stage: stageOf(reply.statusId ?? 0, reply.status),
    domainName: reply.domainName,
    csrPem: reply.csrPem,
    certPem: reply.certificatePem,
    chainPem: reply.chainPem,
    approverEmail: reply.approverEmail,
    orderDate: reply.orderDate,
    expiresAt: reply.expirationDate,
    authorityOrderId: reply.referenceId,
    proof: reply.proof,
    proofStatus: reply.proofStatus,
    proofCheckedAt: reply.proofCheckedAt,
    serverTypes: reply.serverTypes.map(({ id, name }) => ({ id, name })),
    reissueStatus: reply.reissueStatus,
    namesAllowed: reply.namesAllowed,
    names: reply.names,
    messages: [reply.statusDetail, reply.orderStateName, reply.reissueStatus, reply.message].filter((text) => text !== undefined),
  }
}

export function toListed(row: Reply<typeof certGetCerts>['certificates'][number]): ListedCertificate {
  return {
    enomCertId: row.certId,
    enomOrderId: row.orderId,
    domainName: row.domainName,
    orderDate: row.orderDate,
    enomProdType: row.prodType,
    productName: row.productName,
    validityMonths: row.validityMonths,
    statusId: statusIdOf(row.statusId, row.status),
    expiresAt: row.expirationDate,
    stage: stageOf(row.statusId ?? 0, row.status),
    statusText: row.status ?? '',
  }
}

export function toPriced(product: Reply<typeof getCerts>['products'][number]): PricedProduct {
  return {
    enomProdType: product.prodType,
    name: product.description?.replace(/^SSL Certificate - /, '') ?? product.code,
    enabled: product.enabled,
    years: product.years,
    yearly: toMoney(product.resellerPrice),
    retailYearly: product.retailPrice === undefined ? null : toMoney(product.retailPrice),
  }
}

/** Transaction types that reduce the balance, and types that increase it. Enom GetTransHistory, TransType. */
const LEAVES = new Set([1, 6, 9, 25, 26, 28, 30])
const COMES = new Set([4, 5, 7, 10, 20, 32])

/** Takes the sign from the type if Enom's table gives a direction, because Enom lists orders both with and without a minus sign. */
export function toTransaction(row: Reply<typeof getTransHistory>['transactions'][number]): Transaction {
  const { amount } = toMoney(row.amount)
  const size = Math.abs(amount)
  return {
    orderId: row.orderId ?? null,
    amount: LEAVES.has(row.type) ? 0 - size : COMES.has(row.type) ? size : amount,
    type: row.type,
    day: row.day,
    balance: row.balance === undefined ? null : toMoney(row.balance).amount,
    description: row.description ?? '',
  }
}

export function toOrder(order: Reply<typeof getOrderList>['orders'][number]): EnomOrder {
  return { enomOrderId: order.orderId, day: order.orderDate, status: order.status ?? '' }
}

/** Returns null for an order that is not in this account. */
export function toOrderDetail(order: Reply<typeof getOrderDetail>): EnomOrderDetail | null {
  if (!order.found) return null
  return {
    ...toOrder(order),
    billed: order.billed === undefined ? null : toMoney(order.billed),
    items: order.items.map(({ product = '', description = '', status = '', years, paid = '' }) => ({
      product,
      description,
      status,
      paid,
      ...(years === undefined ? {} : { years }),
    })),
  }
}

/** Returns a person as Enom's fields, leaving out empty ones. */
export function toContact(person: Person): Contact {
  const { state, phone, organization, jobTitle, address2, ...same } = person
  return {
    ...same,
    region: state,
    phone: enomPhone(phone),
    organization: organization || undefined,
    jobTitle: jobTitle || undefined,
    address2: address2 || undefined,
  }
}
