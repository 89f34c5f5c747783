import type { certGetCertDetail } from '../enom/commands/cert-get-cert-detail'
import type { certGetCerts } from '../enom/commands/cert-get-certs'
import type { getCerts } from '../enom/commands/get-certs'
import type { Contact } from '../enom/contact'
import { type Money, parseDecimal } from '../money'
import { RegistrarError } from './errors'
import { enomPhone } from './phone'
import { stageOf } from './stages'
import type { CertificateDetail, ListedCertificate, Person, PricedProduct } from './types'

/** Enom keeps reseller accounts and prices in US dollars. */
const CURRENCY = 'USD'

type Reply<Command extends { decode: (root: never) => unknown }> = ReturnType<Command['decode']>

/** An amount as Enom writes it, e.g. `$8.95`. @throws RegistrarError when it has parts of a cent. */
export function toMoney(text: string): Money {
  const amount = parseDecimal(text, CURRENCY)
  if (amount === null) throw new RegistrarError('unreachable', `Enom gave an amount that cannot be read: ${text}`)
  return { amount, currency: CURRENCY }
}

export function toDetail(reply: Reply<typeof certGetCertDetail>): CertificateDetail {
  return {
    enomCertId: reply.certId,
    statusId: reply.statusId,
    statusText: reply.status ?? '',
    stage: stageOf(reply.statusId, reply.status),
    domainName: reply.domainName,
    certPem: reply.certificatePem,
    chainPem: reply.chainPem,
    approverEmail: reply.approverEmail,
    orderDate: reply.orderDate,
    expiresAt: reply.expirationDate,
    authorityOrderId: reply.referenceId,
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
  }
}

/** A person in Enom's fields; blank ones are left out. */
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
