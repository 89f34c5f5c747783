/** A coded error in a response: the number and its wording. */
export type Coded = { number: string; string: string }

/**
 * Refusal of a command, thrown by the command and rendered by the envelope. `errors` are the readable texts, `responses` the coded ones.
 * Their counts may differ.
 */
export class Refusal extends Error {
  constructor(
    readonly errors: string[],
    readonly responses: Coded[],
  ) {
    super(errors.join(' '))
  }
}

// Six digits: system, error (two), parameter (three). The string for error 04 does end in a space.
const SYSTEMS: Record<string, string> = { 3: 'Validation', 4: 'Authentication', 5: 'Payment', 6: 'System', 7: 'Policy' }
const ERRORS: Record<string, string> = {
  '01': 'missing',
  '02': 'duplicate',
  '03': 'out of range',
  '04': 'invalid ',
  '05': 'type mismatch',
  '06': 'policy violation',
  '07': 'connection failed',
  '13': 'unauthorized',
  '15': 'not available',
  '16': 'not found',
  '17': 'expired',
  '18': 'down for maintenance',
  '20': 'failed to send',
  '21': 'failed to process',
  '24': 'insufficient reseller balance',
}

/** Returns the wording of a number, such as `Validation error; invalid ; loginid`. */
function coded(number: string, parameter: string): Coded {
  const system = SYSTEMS[number.slice(0, 1)] ?? 'Unknown'
  const error = ERRORS[number.slice(1, 3)] ?? 'unknown'
  return { number, string: `${system} error; ${error}; ${parameter}` }
}

const one = (text: string, number: string, parameter: string) => new Refusal([text], [coded(number, parameter)])

const TEXT_PARAMETER = 'SSL certificate'

/** All refusals that this simulator returns. `facts/refusals.ts` states which wordings and numbers are Enom's own. */
export const refuse = {
  badLogin: () => one('Bad User name or Password', '304155', 'loginid'),
  badAddress: (ip: string) => one(`User not permitted from this IP address - ${ip}`, '713254', 'user(s)'),
  maintenance: () => one('The API is down for maintenance. Please try again later.', '618247', 'system'),
  systemError: () => one('An error occurred while your request was processed', '621397', TEXT_PARAMETER),
  throttled: () => one('Too many requests. Please try again later.', '706150', 'command'),
  unknownCommand: () => one('Invalid command', '304150', 'command'),
  certIdMissing: () => one('CertID is missing', '301397', TEXT_PARAMETER),
  certIdInvalid: () => one('CertID is invalid', '305397', TEXT_PARAMETER),
  certNotFound: () => one('Certificate not found', '316397', TEXT_PARAMETER),
  wrongStatus: (text: string) => one(`The status of this certificate does not allow this: ${text}`, '706397', TEXT_PARAMETER),
  notConfigured: () => one('The certificate must be configured first', '706397', TEXT_PARAMETER),
  balance: () => one('Insufficient reseller balance', '524181', 'account balance'),
  productType: () => one('Invalid product type', '304182', 'product type'),
  productOff: () => one('This product type is not available', '315182', 'product type'),
  years: (name: string, most: number) => one(`${name} must be a whole number from 1 to ${most}`, '303197', 'years'),
  wrongBrand: (command: string) => one(`${command} is not available for this product`, '706397', TEXT_PARAMETER),
  expired: () => one('The certificate has expired', '317397', TEXT_PARAMETER),
  reissuePending: () => one('A reissue of this certificate is waiting for its approver', '702397', TEXT_PARAMETER),
  notByMail: () => one('This request is not validated by email', '706397', TEXT_PARAMETER),
  proofMethod: () => one('DVAuthMethod must be File, DNS or Email, and this product must allow it', '304397', TEXT_PARAMETER),
  domainList: (text: string) => one(text, '304153', 'domain name(s)'),
  domainTwice: (domain: string) => one(`${domain} is listed twice`, '302153', 'domain name(s)'),
  domainCount: (most: number) => one(`DomainListNumber must be from 1 to ${most}`, '303153', 'domain name(s)'),
  orderIdMissing: () => one('OrderID is missing', '301259', 'order ID'),
  orderIdInvalid: () => one('OrderID is invalid', '305259', 'order ID'),
  endUserMissing: () => one('EndUserIP is missing', '301160', 'end-user IP'),
  endUserInvalid: () => one('EndUserIP is invalid', '304160', 'end-user IP'),
  quantityMissing: () => one('Quantity is missing', '301183', 'quantity'),
  cartFull: () => one('The shopping cart may have at most 200 items', '303192', 'shopping cart'),
  cartEmpty: () => one('The shopping cart has no active items', '301192', 'shopping cart'),
  cartItem: () => one('The item is not in the shopping cart', '316193', 'item ID'),
  csrMissing: () => one('CSR is missing', '301397', TEXT_PARAMETER),
  csrTooLong: () => one('CSR may have at most 4500 characters', '303397', TEXT_PARAMETER),
  csrUnreadable: () =>
    new Refusal(
      ['500 - Unable to parse CSR.', 'Unable to retrieve CSR information'],
      [coded('620397', TEXT_PARAMETER), coded('620397', TEXT_PARAMETER)],
    ),
  csrUnfit: (text: string) => one(text, '304397', TEXT_PARAMETER),
  serverType: () => one('WebServerType is missing or not valid for this product', '304397', TEXT_PARAMETER),
  domain: () => one('Domain is missing or invalid', '304153', 'domain name(s)'),
  field: (text: string, number: string, parameter: string) => one(text, number, parameter),
  /** Refusals that occur only in strict mode. `error` is the first three digits. */
  undocumented: (text: string, error: '301' | '303' | '304' | '305') => one(text, `${error}397`, TEXT_PARAMETER),
  phone: (block: string, number: string) =>
    new Refusal(
      [`Invalid ${block} information.`, 'Parameter value range error - 7037 - Invalid telephone number format.'],
      [coded(number, `${block} contact`)],
    ),
  approver: (email: string) => one(`ApproverEmail is not on the list of allowed approvers: ${email}`, '304012', 'email'),
  authorityDown: (name: string) => one(`Connection to the ${name} API failed. Please try again later.`, '607397', TEXT_PARAMETER),
  contactsNotAscii: () => one('There was a failure connecting to the GeoTrust API.', '607397', TEXT_PARAMETER),
}
