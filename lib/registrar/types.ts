import type { Approver } from '../enom/approvers'
import type { Requester } from '../enom/commands/cert-purchase-cert'
import type { Money } from '../money'
import type { Stage } from './stages'

/** A person for the authority. `phone` is E.164 (`+493012345`), `state` is never empty, empty strings count as absent. */
export type Person = {
  firstName: string
  lastName: string
  organization?: string
  jobTitle?: string
  address1: string
  address2?: string
  city: string
  state: string
  postalCode: string
  country: string
  phone: string
  email: string
}

/** Technical and billing contact are the admin unless given. */
export type Contacts = { admin: Person; tech?: Person | null; billing?: Person | null }

/** Days are `YYYY-MM-DD` without a zone, because Enom names none. */
export type CertificateDetail = {
  enomCertId: number
  statusId: number
  statusText: string
  stage: Stage
  domainName?: string
  certPem?: string
  chainPem?: string
  approverEmail?: string
  orderDate?: string
  expiresAt?: string
  authorityOrderId?: string
  /** Everything else Enom says about it; for staff. */
  messages: string[]
}

/** One certificate as Enom lists it; the fields of old rows may be missing. */
export type ListedCertificate = {
  enomCertId: number
  enomOrderId?: number
  domainName?: string
  orderDate?: string
  enomProdType?: number
  productName?: string
  stage: Stage
  statusText: string
}

export type PricedProduct = { enomProdType: number; name: string; enabled: boolean; years: number[]; yearly: Money }

/**
 * What the shop can ask of Enom, for one account. Every call leaves an EnomCall row.
 * Every verb throws RegistrarError when Enom did not do it.
 */
export type Registrar = {
  readonly accountId: string
  /** Buys one certificate. Never repeat after `unclear`. `cost` is the price list's, in minor units of USD. */
  buy(order: {
    enomService: string
    enomProdType: number
    years: number
  }): Promise<{ enomCertId: number; enomOrderId: number | null; cost: number | null }>
  /** Stores the request at Enom; may be repeated until it is submitted. */
  configure(request: { enomCertId: number; csrPem: string; serverTypeId: number; contacts: Contacts }): Promise<{ approvers: Approver[] }>
  approvers(question: { enomCertId: number; domain: string }): Promise<Approver[]>
  /** Sends the configured request to the authority. `requester` is needed by the Comodo family. */
  submit(request: { enomCertId: number; approverEmail: string; requester?: Requester }): Promise<{ authorityOrderId?: string }>
  detail(enomCertId: number): Promise<CertificateDetail>
  /** Newest first; `page` counts from 1, 250 a page. */
  certificates(filter: { page: number; enomProdType?: number; orderedFrom?: string }): Promise<{ rows: ListedCertificate[]; total: number }>
  priceList(): Promise<PricedProduct[]>
  /** What can be spent. Also kept on the account's row. */
  balance(): Promise<Money>
  checkLogin(): Promise<void>
}
