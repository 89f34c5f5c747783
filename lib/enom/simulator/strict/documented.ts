import type { CommandName } from '../commands/wire'
import { CONTACT_FIELDS, ROLES } from '../contacts'

/**
 * What Enom's documents say about one parameter. Commands check for missing parameters themselves; this table covers what they do not
 * check.
 */
export type Documented = {
  /**
   * Whether the parameter is documented as required. A call without it is `refused`, or only `warned` about if the documents' own examples
   * or existing clients omit it.
   */
  need?: 'refused' | 'warned'
  longest?: number
  /** Allowed values, case-insensitive. */
  values?: readonly string[]
  /** The largest value of a numeric parameter. */
  most?: number
  isDate?: true
}

const YES = ['yes', 'no']
const number = (longest: number): Documented => ({ longest, most: 10 ** longest - 1 })
const date: Documented = { isDate: true }
const certId = { CertID: number(8) }
const endUser = { EndUserIP: { longest: 15 } }
const price = { ProductType: { longest: 63 }, Years: number(3), TLD: {} }
const productTypes = '20 21 23 24 26 27 180 181 182 183 211 212 213 214 221 222 270 274 285 286'.split(' ')
const statuses = '0 1 2 4 6 7 8 9 10 12 13'.split(' ')

/** Parameters of every call. A token may replace the password, and its length is not documented. */
export const EVERYWHERE: Readonly<Record<string, Documented>> = {
  command: {},
  UID: { longest: 20 },
  PW: {},
  ResponseType: { values: ['Text', 'HTML', 'XML'] },
}

const contacts = Object.fromEntries(
  ROLES.flatMap((role) => CONTACT_FIELDS.filter((field) => field !== 'StateProvince').map((field) => [`${role}${field}`, contact(field)])),
)
const states = Object.fromEntries(ROLES.flatMap((role) => [`${role}State`, `${role}Province`].map((name) => [name, {}])))

/** All sixteen fields of a contact are documented as required, but the documents' own example omits these. */
function contact(field: string): Documented {
  if (field === 'StateProvinceChoice') return { need: 'warned', values: ['S', 'P'] }
  return ['OrgName', 'JobTitle', 'Address2', 'Fax', 'PhoneExt'].includes(field) ? { need: 'warned' } : {}
}

const names = { DomainListNumber: { most: 100 }, 'UCCDomainList#': {}, 'UCCEmailList#': {} }
const request = { CSR: { longest: 4500 } }

/** The documented parameters of each command, in addition to those of every call. `#` stands for a number. */
export const DOCUMENTED: Readonly<Record<CommandName, Readonly<Record<string, Documented>>>> = {
  CheckLogin: {},
  GetBalance: {},
  GetAccountInfo: {},
  GetTransHistory: { StartPosition: number(8), StartDate: date, EndDate: date },
  GetOrderList: { Start: number(8), BeginDate: date, EndDate: date },
  GetOrderDetail: { OrderID: number(10) },
  GetCerts: {},
  PE_GetProductPrice: price,
  PE_GetResellerPrice: price,
  PE_GetRetailPrice: price,
  // The PurchaseServices page has allowed two years for every product since March 2018; the AddToCart page still allows three.
  PurchaseServices: { Service: {}, NumYears: { most: 2 } },
  AddToCart: { ...endUser, ProductType: {}, Quantity: { most: 3 }, ClearItems: { values: YES } },
  GetCartContent: {},
  UpdateCart: {
    'ItemID#': {},
    'ItemStatus#': { values: ['on', 'off'] },
    'ItemQty#': {},
    'Renew#': {},
    ClearItems: { values: YES },
    ActivateItems: { values: YES },
  },
  InsertNewOrder: endUser,
  CertParseCSR: { ...certId, ...request },
  CertConfigureCert: {
    ...certId,
    ...request,
    WebServerType: { most: 9999 },
    ...contacts,
    ...states,
    ...names,
    DVAuthMethod: { values: ['File', 'DNS'] },
    SLD: {},
    TLD: {},
    CSRCountryCode: { longest: 2 },
  },
  // The documents' own example omits the domain.
  CertGetApproverEmail: { CertID: { ...number(8), need: 'refused' }, Domain: { longest: 79, need: 'warned' } },
  CertPurchaseCert: {
    ...certId,
    ApproverEmail: {},
    DVAuthMethod: { values: ['File', 'DNS', 'Email'] },
    CSROrganization: {},
    CSROrganizationUnit: {},
    CSRAddress1: {},
    CSRAddress2: {},
    CSRLocality: {},
    CSRStateProvince: {},
    CSRPostalCode: {},
    CSRCountry: { longest: 2 },
    DUNSNumber: {},
    ...names,
    Upgrade: {},
    OriginalRefID: {},
  },
  CertGetCertDetail: { ...certId, IncludeIntermediate: { values: ['true', 'false', '1', '0'] } },
  CertGetCerts: {
    ProdType: { values: productTypes },
    StartPosition: number(8),
    PagingPageSize: { most: 250 },
    SortBy: { values: ['CertID', 'Domain', 'CertStatus', 'Expiration'] },
    SortByDirection: { values: ['Asc', 'Desc'] },
    CertStatusID: { values: statuses },
    DomainNameContains: {},
    OrderDateStart: date,
    OrderDateEnd: date,
    ExpirationDateStart: date,
    ExpirationDateEnd: date,
  },
  CertModifyOrder: certId,
  CertChangeApproverEmail: { ...certId, ApproverEmail: {} },
  CertResendApproverEmail: certId,
  CertResendFulfillmentEmail: certId,
  CertReissueCert: { ...certId, ...request },
}
