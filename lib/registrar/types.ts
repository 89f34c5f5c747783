import type { Approver } from '../enom/approvers'
import type { Requester } from '../enom/commands/cert-purchase-cert'
import type { DomainProof, DvMethod } from '../enom/domain-proof'
import type { Money } from '../money'
import type { Login } from './accounts'
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
type Contacts = { admin: Person; tech?: Person | null; billing?: Person | null }

/** Days are `YYYY-MM-DD` without a zone, because Enom names none. */
export type CertificateDetail = {
  enomCertId: number
  enomOrderId?: number
  enomProdType?: number
  productName?: string
  validityMonths?: number
  /** 0 where Enom gives no number. */
  statusId: number
  statusText: string
  stage: Stage
  domainName?: string
  /** The request Enom holds. */
  csrPem?: string
  certPem?: string
  chainPem?: string
  approverEmail?: string
  orderDate?: string
  expiresAt?: string
  authorityOrderId?: string
  /** What has to be published where control of the domain is shown by DNS or by a file. */
  proof?: DomainProof
  /** How far that was seen, in Enom's words, and when it was last looked for. */
  proofStatus?: string
  proofCheckedAt?: string
  /** Server software Enom offers for this product. */
  serverTypes?: { id: number; name?: string }[]
  /** What Enom says of a replacement under way; absent or empty when there is none. */
  reissueStatus?: string
  /** Multi-domain certificates only. */
  namesAllowed?: number
  names?: string[]
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
  validityMonths?: number
  /** 0 where Enom gives no number. */
  statusId: number
  expiresAt?: string
  stage: Stage
  statusText: string
}

/** `yearly` is what the account pays for one year, `retailYearly` what it asks of its own customers at Enom. */
export type PricedProduct = {
  enomProdType: number
  name: string
  enabled: boolean
  years: number[]
  yearly: Money
  retailYearly: Money | null
}

/** One movement of the account's balance in minor units of USD; what left the account is negative. */
export type Transaction = {
  orderId: number | null
  amount: number
  /** Enom's TransType: 1 order, 4 refill, 10 refund and so on. */
  type: number
  day: string
  /** The balance right after it. */
  balance: number | null
  description: string
}

/** A domain of a multi-domain certificate and who approves it. */
type CertificateName = { domain: string; approverEmail: string }

export type EnomOrder = { enomOrderId: number; day?: string; status: string }

export type EnomOrderDetail = EnomOrder & {
  billed: Money | null
  items: { product: string; description: string; status: string; years?: number; paid: string }[]
}

/**
 * What the shop can ask of Enom, for one account. Every call leaves an EnomCall row.
 * Every verb throws RegistrarError when Enom did not do it.
 */
export type Registrar = {
  readonly accountId: string
  /** How the account logged in when this was opened. */
  readonly login: Login
  /** The same registrar, whose calls are logged as being about one certificate. */
  for(certificateId: string): Registrar
  /** Buys one certificate for an operation that is `started`. Never repeat after `unclear`. @throws NotSent if it no longer is */
  buy(order: { operationId: string; enomService: string; years: number }): Promise<{ enomCertId: number; enomOrderId: number | null }>
  /** The newest certificate the list shows; 0 for an account without any. What was bought just now may not be listed yet. */
  newestCertId(): Promise<number>
  /** Stores the request at Enom; may be repeated until it is submitted. `names` for multi-domain certificates. */
  configure(request: {
    enomCertId: number
    csrPem: string
    serverTypeId: number
    contacts: Contacts
    names?: CertificateName[]
  }): Promise<{ approvers: Approver[] }>
  approvers(question: { enomCertId: number; domain: string }): Promise<Approver[]>
  /**
   * Sends the configured request to the authority, for an operation that is `started`. @throws NotSent when it is not any more. `requester` is needed by the Comodo family, `names` by multi-domain certificates.
   * `method` other than `email` exists for RapidSSL, QuickSSL and QuickSSL Premium; `proof` then says what to publish.
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
  /** Takes a submitted request back before the authority validated it; the certificate can be configured again. */
  withdraw(enomCertId: number): Promise<void>
  /** Another approver for a waiting request; the authority mails them. */
  changeApprover(request: { enomCertId: number; approverEmail: string }): Promise<void>
  /** Has the approval mail sent again. */
  resendApproval(enomCertId: number): Promise<void>
  /** Has the mail with the issued certificate sent again. */
  resendFiles(enomCertId: number): Promise<void>
  /** Asks for the issued certificate over a new request, for an operation that is `started`. DigiCert family only. @throws NotSent when it is not any more */
  reissue(request: { operationId: string; enomCertId: number; csrPem: string }): Promise<{ authorityOrderId?: string }>
  detail(enomCertId: number): Promise<CertificateDetail>
  /** Newest first; `page` counts from 1, 250 a page unless a smaller size is asked for. */
  certificates(filter: {
    page: number
    pageSize?: number
    enomProdType?: number
    statusId?: number
    orderedFrom?: string
  }): Promise<{ rows: ListedCertificate[]; total: number }>
  /** Every movement of the balance since a day, newest first; those Enom calls failed or void are left out. */
  transactions(since: { from: string }): Promise<Transaction[]>
  priceList(): Promise<PricedProduct[]>
  /** What one product costs: in general, this account, and this account's customers. */
  prices(question: { enomProdType: number; years: number }): Promise<{ list: Money; yours: Money; retail: Money; enabled: boolean }>
  /** Orders of the last six months, newest first; `page` counts from 1, 25 a page. */
  orders(filter: { page: number }): Promise<{ rows: EnomOrder[]; total: number }>
  /** Null when the account has no such order. */
  order(enomOrderId: number): Promise<EnomOrderDetail | null>
  /** What can be spent. Also kept on the account's row. */
  balance(): Promise<Money>
  account(): Promise<{ number: string; isReseller: boolean }>
  checkLogin(): Promise<void>
}
