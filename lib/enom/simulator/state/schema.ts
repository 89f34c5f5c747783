import { z } from 'zod'
import { CONTACT_FIELDS } from '../contacts'
import { FAULT_KINDS } from '../moods/kinds'
import { moods, NO_MOODS } from '../moods/schema'

const contact = z.record(z.enum(CONTACT_FIELDS), z.string())

const cartItem = z.object({
  itemId: z.number().int(),
  prodType: z.number().int(),
  years: z.number().int(),
  active: z.boolean(),
})
export type CartItem = z.infer<typeof cartItem>

/**
 * Method by which the domain owner proves control: email, or a file or DNS record with the given value. The status is one of AUTH_STATUS.
 */
const proof = z.object({
  method: z.enum(['Email', 'File', 'DNS']),
  name: z.string(),
  value: z.string(),
  status: z.string(),
  checkedAt: z.string().nullable(),
})
export type Proof = z.infer<typeof proof>
export const BY_MAIL: Proof = { method: 'Email', name: '', value: '', status: '', checkedAt: null }

/** A reissue waiting for the approver. The current file and key stay in use until it completes. */
const reissue = z.object({
  at: z.string(),
  csr: z.string(),
})

/** A reseller account, with the login, IP list and balance against which calls are checked. Money is in cents. */
const account = z.object({
  loginId: z.string().min(1),
  password: z.string().min(1),
  /** Allowed callers: exact IP addresses, or a prefix such as `192.0.2.*`. */
  ips: z.array(z.string()),
  balance: z.number().int(),
  partyId: z.string(),
  accountNumber: z.string(),
  /** Items added by AddToCart. An inactive item stays in the cart but is not ordered. */
  cart: z.array(cartItem).optional(),
})
export type Account = z.infer<typeof account>

/** A bought certificate with its history. Times are ISO 8601. */
const certificate = z.object({
  certId: z.number().int(),
  orderId: z.number().int(),
  orderDetailId: z.number().int(),
  account: z.string(),
  prodType: z.number().int(),
  years: z.number().int(),
  cost: z.number().int(),
  orderedAt: z.string(),
  status: z.number().int(),
  statusDetail: z.string(),
  message: z.string(),
  configuration: z
    .object({
      at: z.string(),
      csr: z.string(),
      domain: z.string(),
      webServerType: z.number().int(),
      contacts: z.object({ Admin: contact, Tech: contact, Billing: contact }),
      /** Names of a multi-domain certificate, each with its approver. Empty for all others. */
      names: z.array(z.object({ domain: z.string(), approverEmail: z.string() })).default([]),
    })
    .nullable(),
  submission: z
    .object({
      at: z.string(),
      approverEmail: z.string(),
      token: z.string(),
      authorityOrderId: z.number().int(),
      mail: z.enum(['waiting', 'sent']),
      approvedAt: z.string().nullable(),
      organisationConfirmedAt: z.string().nullable(),
      proof: proof.default(BY_MAIL),
    })
    .nullable(),
  issued: z.object({ at: z.string(), certificate: z.string(), chain: z.string(), serial: z.string() }).nullable(),
  reissue: reissue.nullable().default(null),
  reissueStatus: z.string().default(''),
  /** State of the email with the issued file. */
  fulfilmentMail: z.enum(['none', 'waiting', 'sent']).default('none'),
  /** Number of names paid for, if the product is multi-domain. */
  domainCount: z.number().int().nullable().default(null),
  /** The time until which a certificate ordered through the cart stays hidden. */
  appearsAt: z.string().nullable().default(null),
})
export type Certificate = z.infer<typeof certificate>

const CHECKS = ['maintenance', 'command', 'credentials', 'ip'] as const

/** A fault planted for a command, for one account or for all. It expires after `times` calls. */
export const fault = z.object({
  /** A command name (case-insensitive), or `*`. */
  command: z.string().min(1),
  account: z.string().min(1).optional(),
  kind: z.enum(FAULT_KINDS),
  times: z.number().int().min(1).default(1),
})
export type Fault = z.infer<typeof fault>

/**
 * The switches with their labels. Anything that Enom's documentation leaves open is a switch, never a fixed response. README.md explains
 * each.
 */
export const switchFields = z.object({
  outage: z.enum(['off', 'no-connection', 'http-503', 'hang']).describe('Outage of the interface'),
  maintenance: z.boolean().describe('Down for maintenance'),
  authorityDown: z.boolean().describe('The authority cannot be reached'),
  instant: z.boolean().describe('Issue at once: no email, no approval'),
  wrongFile: z.boolean().describe("Issue for a key other than the CSR's"),
  delayMs: z.number().int().min(0).describe('Milliseconds before each response'),
  clockDays: z.number().int().describe('Days by which the simulated clock is shifted'),
  slowMs: z.number().int().min(0).describe('Milliseconds before a response with a "slow" fault'),
  strict: z.boolean().describe('Strict: refuse what the documents rule out, warn about what is merely tolerated'),
  checks: z.array(z.enum(CHECKS)).describe('Order of the first checks'),
  stack: z.enum(['mixed', 'API', 'API.NET']).describe('Server program that responds'),
  purchaseIds: z.enum(['both', 'lower', 'documented', 'crossed']).describe('Ids of PurchaseServices'),
  statusIdName: z.enum(['CertStatusID', 'CertStatusid']).describe('Status id in lists'),
  listDirection: z.enum(['asc', 'desc']).describe('Order of CertGetCerts if none is given'),
  cartDelayMs: z.number().int().min(0).describe('Milliseconds until a cart order shows its certificates'),
  doubtfulWrappers: z.enum(['named', 'bare']).describe('Wrappers missing from the samples'),
  brandRules: z.enum(['catalogue', 'help']).describe('Which rules apply to a brand'),
  peYears: z.enum(['unit', 'multiply']).describe('Price for several years in PE commands'),
  transStatus: z.enum(['words', 'number']).describe('Status of a transaction'),
  asciiCheckAt: z.enum(['CertPurchaseCert', 'CertConfigureCert']).describe('Where accents are refused'),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone').describe('Zone of dates'),
  indentPem: z.boolean().describe('A space before each PEM line'),
  blankBeforeBegin: z.boolean().describe('A space before BEGIN as well'),
  textApprovers: z.enum(['numbered', 'repeated']).describe('Keys of approvers in Text and HTML'),
  organisationNeeded: z.boolean().describe('OV and EV require the admin contact’s organisation and job title'),
  comodoNeedsOrganisation: z.boolean().describe('Comodo requires the CSROrganization block'),
})
export type Switches = z.infer<typeof switchFields>

/** Switches of a new server. */
export const START_SWITCHES: Switches = {
  outage: 'off',
  maintenance: false,
  authorityDown: false,
  instant: false,
  wrongFile: false,
  delayMs: 0,
  slowMs: 20_000,
  strict: false,
  checks: [...CHECKS],
  stack: 'mixed',
  purchaseIds: 'both',
  statusIdName: 'CertStatusID',
  listDirection: 'asc',
  cartDelayMs: 3000,
  doubtfulWrappers: 'named',
  brandRules: 'catalogue',
  peYears: 'unit',
  transStatus: 'words',
  indentPem: true,
  blankBeforeBegin: true,
  textApprovers: 'numbered',
  organisationNeeded: true,
  asciiCheckAt: 'CertPurchaseCert',
  comodoNeedsOrganisation: true,
  timeZone: 'America/New_York',
  clockDays: 0,
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

export const productChange = z.object({
  resellerPrice: z.number().int().optional(),
  retailPrice: z.number().int().optional(),
  enabled: z.boolean().optional(),
  /** Number of names included, for a multi-domain product. */
  domainCount: z.number().int().min(1).max(100).optional(),
})

/** Settings that an operator can change, stored as one record. */
const settings = z.object({
  // A folder from an older version may lack a switch.
  switches: switchFields.partial().transform((stored): Switches => ({ ...START_SWITCHES, ...stored })),
  faults: z.array(fault),
  /** WHOIS addresses by domain. They are listed as approvers of type Domain. */
  whois: z.record(z.string(), z.array(z.string())),
  products: z.record(z.string(), productChange),
  moods: moods.default(NO_MOODS),
  /** Cents per login that the mood `balance-spent` took and will pay back. */
  spentElsewhere: z.record(z.string(), z.object({ amount: z.number().int(), until: z.string() })).default({}),
})
export type Settings = z.infer<typeof settings>

const ledgerLine = z.object({
  seq: z.number().int(),
  at: z.string(),
  account: z.string(),
  /** Hash of this line and the one before it. Absent in a folder from an older version. */
  hash: z.string().default(''),
})

/** A ledger line: what this server records about money (cents) and certificates. */
export const ledgerEntry = z.discriminatedUnion('kind', [
  ledgerLine.extend({ kind: z.enum(['purchase', 'refund', 'issue']), certId: z.number().int(), cost: z.number().int() }),
  /** A deposit. Negative if a balance was lowered manually or, with `isCharge`, for the fee of a card refill. */
  ledgerLine.extend({ kind: z.literal('deposit'), amount: z.number().int(), isCharge: z.boolean().optional() }),
])
export type LedgerEntry = z.infer<typeof ledgerEntry>
type WithoutSeq<Entry> = Entry extends unknown ? Omit<Entry, 'seq' | 'hash'> : never
/** A ledger line not yet numbered by the store. */
export type NewLedgerEntry = WithoutSeq<LedgerEntry>

/** One atomic change. It contains whole records, so applying it twice is harmless. */
export const change = z.object({
  accounts: z.array(account).optional(),
  certificates: z.array(certificate).optional(),
  settings: settings.optional(),
  ledger: z.array(ledgerEntry).optional(),
})
export type Change = z.infer<typeof change>
export type NewChange = Omit<Change, 'ledger'> & { ledger?: NewLedgerEntry[] }
