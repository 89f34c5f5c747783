/** The wording for the outcomes of a call to Enom. A call that ended without an outcome is null in the database and `none` in a URL. */
export const CALL_OUTCOMES: Readonly<Record<string, string>> = {
  ok: 'Done',
  refused: 'Refused',
  doubtful: 'Refused, possibly after buying',
  unauthorised: 'Login refused',
  'rate-limited': 'Too many calls',
  unreachable: 'Not reached',
  'unknown-outcome': 'No readable answer',
  garbled: 'Unreadable answer',
  none: 'No answer recorded',
}

/** Returns the wording for the outcome of a call; null means a call without one. */
export function outcomeText(outcome: string | null): string {
  return CALL_OUTCOMES[outcome ?? 'none'] ?? outcome ?? ''
}

/** Returns how long a call took, or a dash if it has no outcome. */
export function tookText(milliseconds: number | null): string {
  return milliseconds === null ? '–' : `${(milliseconds / 1000).toFixed(1)} s`
}

/** Adds Enom's error number unless the stored text already contains it. */
export function enomWords(text: string, number: string | null): string {
  return number && !text.includes(number) ? `${text} [${number}]` : text
}

/** Enom's names for the parameters that we record. */
const PARAMETERS: Readonly<Record<string, string>> = {
  certId: 'CertID',
  orderId: 'OrderID',
  service: 'Service',
  years: 'NumYears',
  prodType: 'ProductType',
  domain: 'Domain',
  webServerType: 'WebServerType',
  method: 'DVAuthMethod',
  start: 'StartPosition',
  pageSize: 'PagingPageSize',
  statusId: 'CertStatusID',
  orderedFrom: 'OrderDateStart',
  from: 'StartDate',
  to: 'EndDate',
}

/** Returns the recorded non-empty fields under Enom's names. */
export function enomFields(recorded: unknown): { name: string; value: string }[] {
  if (recorded === null || typeof recorded !== 'object') return []
  return Object.entries(recorded).flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name: PARAMETERS[key] ?? key, value: withoutPersonal(String(value)) }],
  )
}

const BETWEEN_WORDS = /([\s<>"'(),;:])/
const PEM = /-----BEGIN [A-Z ]{1,40}-----[^-]{0,20000}(?:-----END [A-Z ]{1,40}-----)?/g

/** Returns a string without its email addresses, certificate requests or keys. Enom's messages sometimes quote what was sent. */
export function withoutPersonal(text: string): string {
  return text
    .replace(PEM, '[certificate request]')
    .split(BETWEEN_WORDS)
    .map((word) => (word.includes('@') ? '[email address]' : word))
    .join('')
}
