/**
 * An example API client to copy into another system; it only needs `fetch`. See api.md for the details.
 *
 *     const shop = connect({ url: 'https://shop.example', token: process.env.KEELMARK_TOKEN ?? '' }) const { rows } = await
 *     shop.listProducts()
 */

export type Money = { amount: number; currency: string }
export type Page<Row> = { rows: Row[]; next: string | null }

export type OrderStatus =
  | 'awaiting_payment'
  | 'payment_processing'
  | 'paid'
  | 'needs_review'
  | 'payment_failed'
  | 'expired'
  | 'cancelled'
  | 'refunded'
export type Stage = 'purchase' | 'setup' | 'submission' | 'validation' | 'issued' | 'closed'

export type OrderSummary = {
  id: string
  number: number
  status: OrderStatus
  isDisputed: boolean
  email: string
  country: string | null
  total: Money
  placedAt: string
  paidAt: string | null
}
export type TaxReason = 'standard' | 'reverse_charge' | 'outside_scope'
export type Order = OrderSummary & {
  discount: Money | null
  tax: {
    amount: Money
    rate: number | null
    reason: TaxReason | null
    rates: { rate: number; reason: TaxReason; label: string; amount: Money }[]
  } | null
  items: { product: string; type: string; years: number; quantity: number; total: Money }[]
  certificates: { id: string; type: string; name: string; stage: Stage }[]
}
export type NewOrder = {
  email: string
  country: string
  taxNumber?: string
  postalCode?: string
  language?: 'en' | 'de' | 'es'
  items: { choiceId: string; quantity: number }[]
}

export type CertificateSummary = {
  id: string
  orderId: string
  orderNumber: number
  name: string
  type: string
  stage: Stage
  detail: string | null
  isSuspended: boolean
  isDisputed: boolean
  enomCertId: number | null
  authorityOrderId: string | null
  fileEndsAt: string | null
  coverEndsAt: string | null
}
export type Certificate = CertificateSummary & {
  suspendedReason: string | null
  approverEmail: string | null
  files: { fingerprint: string; issuer: string; names: string[]; notBefore: string; notAfter: string }[]
}

export type Product = {
  slug: string
  name: string
  summary: string
  choices: { id: string; type: string; years: number; names: number; price: Money }[]
}

export type Problem = {
  type: string
  title: string
  status: number
  /** A machine-readable code. */
  code: string
  detail?: string
  errors?: { field: string; detail: string }[]
}

/** Thrown for every unsuccessful response. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(
    readonly problem: Problem,
    /** Set if the request is worth retrying. */
    readonly retryAfterSeconds: number | null,
  ) {
    super([problem.title, problem.detail].filter(Boolean).join(' '))
  }
}

type Paging = { cursor?: string; limit?: number }

/** `key` identifies a request: use a new one for each operation, and the same one when you repeat a request. */
export function connect({ url, token }: { url: string; token: string }) {
  async function call<Answer>(method: 'GET' | 'POST', path: string, { key, body }: { key?: string; body?: object } = {}): Promise<Answer> {
    const headers = new Headers({ authorization: `Bearer ${token}` })
    if (key !== undefined) headers.set('idempotency-key', key)
    if (body) headers.set('content-type', 'application/json')
    const response = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const answer: unknown = await response.json()
    if (response.ok) return answer as Answer
    const seconds = response.headers.get('retry-after')
    throw new ApiError(answer as Problem, seconds === null ? null : Number(seconds))
  }

  const list = (path: string, query: Record<string, string | number | undefined>) => {
    const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
    return given.length ? `${path}?${new URLSearchParams(given)}` : path
  }

  return {
    listOrders: (query: Paging & { status?: OrderStatus } = {}) => call<Page<OrderSummary>>('GET', list('/orders', query)),
    getOrder: (id: string) => call<Order>('GET', `/orders/${id}`),
    placeOrder: (order: NewOrder, key: string) => call<Order>('POST', '/orders', { key, body: order }),
    cancelOrder: (id: string, key: string) => call<Order>('POST', `/orders/${id}/cancel`, { key }),
    listCertificates: (query: Paging = {}) => call<Page<CertificateSummary>>('GET', list('/certificates', query)),
    getCertificate: (id: string) => call<Certificate>('GET', `/certificates/${id}`),
    remindBuyer: (id: string, key: string) => call<Certificate>('POST', `/certificates/${id}/remind`, { key }),
    suspend: (id: string, reason: string, key: string) =>
      call<Certificate>('POST', `/certificates/${id}/suspend`, { key, body: { reason } }),
    unsuspend: (id: string, key: string) => call<Certificate>('POST', `/certificates/${id}/unsuspend`, { key }),
    resendEmail: (id: string, email: 'approval' | 'files', key: string) =>
      call<Certificate>('POST', `/certificates/${id}/resend-email`, { key, body: { email } }),
    listProducts: (query: Paging = {}) => call<Page<Product>>('GET', list('/products', query)),
    getProduct: (slug: string) => call<Product>('GET', `/products/${slug}`),
  }
}
