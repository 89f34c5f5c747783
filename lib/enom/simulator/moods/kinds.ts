/** Faults in the transmission of one call. The operator's planted faults and the moods both use this list. */
export const FAULT_KINDS = [
  'commit-then-no-answer',
  'commit-then-hang',
  'commit-then-502',
  'commit-then-truncate',
  'commit-then-empty',
  'done-false',
  'truncated',
  'slow',
  'slow-bytes',
  'fail-before-commit',
  'fail-then-hang',
  'fail-then-502',
  'fail-then-empty',
  'success-false',
  'http-500',
  'not-xml',
  'throttled',
  'commit-then-error',
  'commit-then-success-false',
  'fail-then-error',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** For each fault, what the caller sees and whether the command was carried out. */
export const FAULTS: Record<FaultKind, { done: boolean; sees: string }> = {
  'commit-then-no-answer': { done: true, sees: 'connection reset' },
  'commit-then-hang': { done: true, sees: 'silence' },
  'commit-then-502': { done: true, sees: 'HTTP 502 and an HTML page' },
  'commit-then-truncate': { done: true, sees: 'the response cut off at a random byte' },
  'commit-then-empty': { done: true, sees: 'HTTP 200 without a body' },
  'done-false': { done: true, sees: 'the complete response with Done false' },
  truncated: { done: true, sees: 'XML without Done and the end tag' },
  slow: { done: true, sees: 'the response after slowMs; the command is carried out only then' },
  'slow-bytes': { done: true, sees: 'the response at one byte per millisecond, for at most slowMs' },
  'fail-before-commit': { done: false, sees: 'connection reset' },
  'fail-then-hang': { done: false, sees: 'silence' },
  'fail-then-502': { done: false, sees: 'HTTP 502 and an HTML page' },
  'fail-then-empty': { done: false, sees: 'HTTP 200 without a body' },
  'success-false': { done: false, sees: 'ErrCount 0, Success False' },
  'http-500': { done: false, sees: 'HTTP 500 and an HTML page' },
  'not-xml': { done: false, sees: 'HTTP 200 and an HTML page' },
  throttled: { done: false, sees: 'too many calls: HTTP 429 or an error text' },
  'commit-then-error': { done: true, sees: 'ErrCount 1, system error 621397' },
  'commit-then-success-false': { done: true, sees: 'ErrCount 0, Success False' },
  'fail-then-error': { done: false, sees: 'ErrCount 1, system error 621397' },
}

/** Moods that change the server's data, or how much of it a call sees, but leave the response itself intact. */
const WEATHER_KINDS = ['list-lag', 'stale-status', 'unknown-status', 'price-change', 'product-off', 'balance-spent', 'maintenance'] as const
export type WeatherKind = (typeof WEATHER_KINDS)[number]

/** What each mood does, and which commands it can affect; null means any. */
export const WEATHER: Record<WeatherKind, { sees: string; commands: readonly string[] | null }> = {
  'list-lag': {
    sees: 'a new certificate is missing from this list for up to listLagSeconds (drawn once per certificate and list)',
    commands: ['CertGetCerts', 'GetTransHistory', 'GetOrderList'],
  },
  'stale-status': { sees: 'the previous status of the certificate', commands: ['CertGetCertDetail', 'CertGetCerts'] },
  'unknown-status': { sees: 'an undocumented status text or id', commands: ['CertGetCertDetail', 'CertGetCerts'] },
  'price-change': {
    sees: 'right before the sale, the price changes permanently by up to priceChangePercent of the list price',
    commands: ['PurchaseServices', 'InsertNewOrder'],
  },
  'product-off': {
    sees: 'the product is not sold for windowSeconds, as GetCerts also shows',
    commands: ['PurchaseServices', 'InsertNewOrder'],
  },
  'balance-spent': {
    sees: 'someone else spends the whole balance; it is paid back after windowSeconds (both are recorded in the ledger)',
    commands: ['PurchaseServices', 'InsertNewOrder'],
  },
  maintenance: { sees: 'every command responds with 618247 for windowSeconds', commands: null },
}

export const MOOD_KINDS = [...FAULT_KINDS, ...WEATHER_KINDS] as const
export type MoodKind = (typeof MOOD_KINDS)[number]
