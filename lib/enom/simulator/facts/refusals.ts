import { type Refusal, refuse } from '../refusals'

/**
 * Where a text or number comes from: Enom's documents, a public sample or client, an inference from those, or none of these, in which case
 * the wording is the simulator's own.
 */
type Source = 'documented' | 'seen' | 'inferred' | 'own'

/** Our own wording, with a number composed by the rule in Enom's documents: system, error, parameter. */
const own = (refusal: Refusal): RefusalFact => ({ refusal, words: 'own', number: 'inferred' })
const seen = (refusal: Refusal): RefusalFact => ({ refusal, words: 'seen', number: 'seen' })

type RefusalFact = { refusal: Refusal; words: Source; number: Source }

/** An example of each refusal, with the sources of its wording and its number. */
export const REFUSALS: Record<keyof typeof refuse, RefusalFact> = {
  badLogin: seen(refuse.badLogin()),
  badAddress: seen(refuse.badAddress('192.0.2.7')),
  csrUnreadable: seen(refuse.csrUnreadable()),
  phone: { refusal: refuse.phone('administrative', '304148'), words: 'seen', number: 'inferred' },
  contactsNotAscii: { refusal: refuse.contactsNotAscii(), words: 'seen', number: 'inferred' },
  maintenance: own(refuse.maintenance()),
  systemError: own(refuse.systemError()),
  throttled: own(refuse.throttled()),
  unknownCommand: own(refuse.unknownCommand()),
  certIdMissing: own(refuse.certIdMissing()),
  certIdInvalid: own(refuse.certIdInvalid()),
  certNotFound: own(refuse.certNotFound()),
  wrongStatus: own(refuse.wrongStatus('Processing')),
  notConfigured: own(refuse.notConfigured()),
  balance: own(refuse.balance()),
  productType: own(refuse.productType()),
  productOff: own(refuse.productOff()),
  years: own(refuse.years('NumYears', 3)),
  wrongBrand: own(refuse.wrongBrand('CertReissueCert')),
  expired: own(refuse.expired()),
  reissuePending: own(refuse.reissuePending()),
  notByMail: own(refuse.notByMail()),
  proofMethod: own(refuse.proofMethod()),
  domainList: own(refuse.domainList('UCCDomainList1 is not a domain name')),
  domainTwice: own(refuse.domainTwice('example.com')),
  domainCount: own(refuse.domainCount(3)),
  orderIdMissing: own(refuse.orderIdMissing()),
  orderIdInvalid: own(refuse.orderIdInvalid()),
  endUserMissing: own(refuse.endUserMissing()),
  endUserInvalid: own(refuse.endUserInvalid()),
  quantityMissing: own(refuse.quantityMissing()),
  cartFull: own(refuse.cartFull()),
  cartEmpty: own(refuse.cartEmpty()),
  cartItem: own(refuse.cartItem()),
  csrMissing: own(refuse.csrMissing()),
  csrTooLong: own(refuse.csrTooLong()),
  csrUnfit: own(refuse.csrUnfit('The CSR has no organization')),
  serverType: own(refuse.serverType()),
  domain: own(refuse.domain()),
  field: own(refuse.field('AdminCity is missing', '301043', 'administrative contact City')),
  undocumented: own(refuse.undocumented('SortBy must be one of: CertID, Domain, CertStatus, Expiration', '304')),
  approver: own(refuse.approver('ada@example.com')),
  authorityDown: own(refuse.authorityDown('GeoTrust')),
}
