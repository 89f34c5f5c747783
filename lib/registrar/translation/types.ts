import type { Approver } from '../../enom/approvers'
import type { Requester } from '../../enom/commands/cert-purchase-cert'
import type { DomainProof, DvMethod } from '../../enom/domain-proof'
import type { Money } from '../../money'
import type { Login } from '../accounts/accounts'
import type { Stage } from './stages'

/** A contact person for the authority. `phone` is E.164 (`+493012345`), `state` is never empty, and empty strings are treated as absent. */
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

/** Technical and billing contacts default to the admin. */
type Contacts = { admin: Person; tech?: Person | null; billing?: Person | null }

/** Days are `YYYY-MM-DD` without a time zone, because Enom gives none. */
export type CertificateDetail = {
  enomCertId: number
  enomOrderId?: number
  enomProdType?: number
  productName?: string
  validityMonths?: number
  /** 0 if Enom gives no number. */
  statusId: number
  statusText: string
  stage: Stage
  domainName?: string
  /** The CSR stored at Enom. */
  csrPem?: string
  certPem?: string
  chainPem?: string
  approverEmail?: string
  orderDate?: string
  expiresAt?: string
  authorityOrderId?: string
  /** What to publish if control of the domain is proved by DNS or a file. */
  proof?: DomainProof
  /** The result of the authority's last check, in Enom's words, and when the check was made. */
  proofStatus?: string
  proofCheckedAt?: string
  /** Server software that Enom offers for this product. */
  serverTypes?: { id: number; name?: string }[]
  /** Enom's description of a replacement in progress; absent or empty if there is none. */
  reissueStatus?: string
  /** Only for multi-domain certificates. */
  namesAllowed?: number
  names?: string[]
  /** All other information from Enom about the certificate, for staff. */
  messages: string[]
}

/** One certificate in Enom's list. Old rows may lack fields. */
export type ListedCertificate = {
  enomCertId: number
  enomOrderId?: number
  domainName?: string
  orderDate?: string
  enomProdType?: number
  productName?: string
  validityMonths?: number
  /** 0 if Enom gives no number. */
  statusId: number
  expiresAt?: string
  stage: Stage
  statusText: string
}

/** `yearly` is the account's price for one year, and `retailYearly` the price that it charges its own customers at Enom. */
export type PricedProduct = {
  enomProdType: number
  name: string
  enabled: boolean
  years: number[]
  yearly: Money
  retailYearly: Money | null
}

/** One movement of the account's balance in minor units of USD, negative if money left the account. */
export type Transaction = {
  orderId: number | null
  amount: number
  /** Enom's TransType: 1 order, 4 refill, 10 refund and so on. */
  type: number
  day: string
  /** The balance right after the movement. */
  balance: number | null
  description: string
}

/** A domain on a multi-domain certificate, and its approver. */
type CertificateName = { domain: string; approverEmail: string }

export type EnomOrder = { enomOrderId: number; day?: string; status: string }

export type EnomOrderDetail = EnomOrder & {
  billed: Money | null
  items: { product: string; description: string; status: string; years?: number; paid: string }[]
}

/**
 * The shop's operations at Enom, for one account. Every call is recorded as an EnomCall row. Every method throws RegistrarError if Enom did
 * not carry it out.
 */
export type Registrar = {
  readonly accountId: string
  /** The account's login when this registrar was opened. */
  readonly login: Login
  /** Returns the same registrar, with its calls logged for one certificate. */
  for(certificateId: string): Registrar
  /**
   * Buys one certificate for an operation that is `started`. Never repeat after `unclear`. @throws NotSent if the operation is no longer
   * started
   */
  buy(order: { operationId: string; enomService: string; years: number }): Promise<{ enomCertId: number; enomOrderId: number | null }>
  /** Returns the id of the newest certificate in the list, or 0 if the account has none. A very recent purchase may not be listed yet. */
  newestCertId(): Promise<number>
  /** Stores the request at Enom. May be repeated until the request is submitted. `names` is for multi-domain certificates. */
  configure(request: {
    enomCertId: number
    csrPem: string
    serverTypeId: number
    contacts: Contacts
    names?: CertificateName[]
  }): Promise<{ approvers: Approver[] }>
  approvers(question: { enomCertId: number; domain: string }): Promise<Approver[]>
  /**
   * Submits the configured request to the authority, for an operation that is `started`. The Comodo family needs `requester`, and
   * multi-domain certificates need `names`. A `method` other than `email` is available only for RapidSSL, QuickSSL and QuickSSL Premium;
   * `proof` then states what to publish.
   * @throws NotSent if the operation is no longer started
   */
  submit(request: {
    operationId: string
    enomCertId: number
    approverEmail: string
    method?: DvMethod
    requester?: Requester
    dunsNumber?: string
    names?: CertificateName[]
  }): Promise<{ authorityOrderId?: string; proof?: DomainProof }>
  /** Withdraws a submitted request before the authority has validated it. The certificate can then be configured again. */
  withdraw(enomCertId: number): Promise<void>
  /** Replaces the approver of a pending request. The authority emails the new one. */
  changeApprover(request: { enomCertId: number; approverEmail: string }): Promise<void>
  /** Has the authority send the approval email again. */
  resendApproval(enomCertId: number): Promise<void>
  /** Has the authority send the email with the issued certificate again. */
  resendFiles(enomCertId: number): Promise<void>
  /**
   * Requests a reissue of the certificate for a new certificate request, for an operation that is `started`. DigiCert family only. @throws
   * NotSent if the operation is no longer started
   */
  reissue(request: { operationId: string; enomCertId: number; csrPem: string }): Promise<{ authorityOrderId?: string }>
  detail(enomCertId: number): Promise<CertificateDetail>
  /** Returns certificates, newest first. `page` counts from 1, with 250 rows per page unless a smaller size is given. */
  certificates(filter: {
    page: number
    pageSize?: number
    enomProdType?: number
    statusId?: number
    orderedFrom?: string
  }): Promise<{ rows: ListedCertificate[]; total: number }>
  /** Returns every movement of the balance since a given day, newest first. Transactions that Enom marks as failed or void are left out. */
  transactions(since: { from: string }): Promise<Transaction[]>
  priceList(): Promise<PricedProduct[]>
  /** Returns the price of one product: Enom's list price, this account's price, and the price for its customers. */
  prices(question: { enomProdType: number; years: number }): Promise<{ list: Money; yours: Money; retail: Money; enabled: boolean }>
  /** Returns the orders of the last six months, newest first. `page` counts from 1, with 25 rows per page. */
  orders(filter: { page: number }): Promise<{ rows: EnomOrder[]; total: number }>
  /** Returns one order, or null if the account has no such order. */
  order(enomOrderId: number): Promise<EnomOrderDetail | null>
  /** Returns the available balance, which is also stored in the account's row. */
  balance(): Promise<Money>
  account(): Promise<{ number: string; isReseller: boolean }>
  checkLogin(): Promise<void>
}
