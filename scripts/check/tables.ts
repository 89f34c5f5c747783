/**
 * The room that owns each table. Other rooms write to it by calling one of the owner's functions. Writing a table not listed here is a
 * fault.
 */
export const OWNERS: Readonly<Record<string, string>> = {
  User: 'users',
  StaffInvitation: 'users',
  StaffPolicy: 'users',
  Session: 'auth',
  SecurityEvent: 'auth',
  AuthenticatorApp: 'auth',
  RecoveryCode: 'auth',
  Passkey: 'auth',
  PasskeyChallenge: 'auth',
  EmailChange: 'auth',
  RateLimiterFlexible: 'auth',
  FailureCounter: 'auth',
  AuditEntry: 'audit-log',
  Link: 'links',
  WrongCodes: 'links',
  CertificateType: 'catalog',
  Product: 'catalog',
  ProductChoice: 'catalog',
  PriceChange: 'catalog',
  ExchangeRate: 'catalog',
  PriceRounding: 'catalog',
  Cart: 'cart',
  CartLine: 'cart',
  Coupon: 'coupons',
  CouponUse: 'coupons',
  CreditBalance: 'account-credit',
  CreditMovement: 'account-credit',
  CreditUse: 'account-credit',
  Order: 'orders',
  OrderItem: 'orders',
  OrderEvent: 'orders',
  Quote: 'quotes',
  QuoteLine: 'quotes',
  PaymentSession: 'payments',
  StripeEvent: 'stripe',
  StripeList: 'stripe',
  UnknownPayment: 'payments',
  Charge: 'payments',
  Refund: 'refunds',
  RefundAllocation: 'refunds',
  Dispute: 'disputes',
  DisputeDecision: 'certificates',
  Brand: 'brand',
  LogoFile: 'brand',
  LegalText: 'legal',
  MailText: 'mail-texts',
  TaxSettings: 'tax',
  TaxRate: 'tax',
  TaxClass: 'tax',
  TaxRecord: 'tax-records',
  Seller: 'invoices',
  BillingDetails: 'invoices',
  InvoiceSeries: 'invoices',
  Invoice: 'invoices',
  EnomAccount: 'registrar',
  EnomCall: 'registrar',
  BalanceReading: 'registrar',
  EnomMovement: 'audit',
  EnomPrice: 'prices',
  SupplierOperation: 'certificates',
  OperationEvent: 'certificates',
  Certificate: 'certificates',
  Issuance: 'certificates',
  CertificateFile: 'certificates',
  CertificateEvent: 'certificates',
  PullLink: 'certificates',
  SupplierTicket: 'certificates',
  InstallationCheck: 'certificates',
  CalendarFeed: 'certificates',
  ReminderDays: 'certificates',
  AuditRun: 'audit',
  AuditDifference: 'audit',
  DifferenceEvent: 'audit',
  WorkerLease: 'jobs',
  ShopSettings: 'refunds',
  ShopSetUp: 'admin',
  Backup: 'admin',
  Restoration: 'certificates',
  Membership: 'people',
  HelperLink: 'people',
  Transfer: 'people',
  Mail: 'outbox',
  AlertChoice: 'outbox',
  WebhookEndpoint: 'webhooks',
  WebhookDelivery: 'webhooks',
  SearchText: 'admin',
  SavedView: 'admin',
  DailyCount: 'traffic',
  SalesDay: 'admin',
  SalesDayDue: 'admin',
  ProgressDay: 'admin',
  ProgressDayDue: 'admin',
  TaxDay: 'admin',
  TaxDayDue: 'admin',
  EnomCallDay: 'admin',
  JournalDay: 'admin',
  JournalDayDue: 'admin',
  ReportSettings: 'admin',
  MonthlyReport: 'admin',
  StripePayout: 'admin',
  StripeMovement: 'admin',
  PayoutDifference: 'admin',
  EnomRefill: 'admin',
  LedgerAccount: 'admin',
  ApiToken: 'api',
  ApiRequest: 'api',
}

const METHOD =
  /\b\w+\.([a-z]\w+)\s*\.(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(/g
const SQL = /\b(?:insert\s+into|update|delete\s+from)\s+"(\w+)"/gi

/** Returns the tables that a source text writes, through Prisma or SQL. Rows nested in another model's `create` are not detected. */
function tablesWritten(text: string): string[] {
  const models = [...text.matchAll(METHOD)].map((match) => capitalised(match[1] ?? '')).filter((name) => name in OWNERS)
  const raw = [...text.matchAll(SQL)].map((match) => match[1] ?? '').filter((name) => name !== '')
  return [...new Set([...models, ...raw])].sort()
}

/** Returns each table that a file writes without owning it. */
export function foreignTables(file: string, text: string): string[] {
  const room = /^lib\/([^/]+)\//.exec(file)?.[1] ?? file.split('/')[0]
  return tablesWritten(text).filter((table) => OWNERS[table] !== room)
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
