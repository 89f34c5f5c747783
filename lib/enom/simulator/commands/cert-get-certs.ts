import { requireProduct } from '../products/products'
import { cdata, type Element, el, group } from '../render/element'
import type { Certificate } from '../state/schema'
import { STATUS_TEXT } from '../status'
import { between, readDay } from '../time/day'
import { coverEnd } from './cert-get-cert-detail'
import { type Call, type CommandAnswer, isVisible, readPosition, wrapped } from './command'

const PAGE = 25
const LARGEST_PAGE = 250
const FIRST_DAY = 1_970_01_01
const LAST_DAY = 9_998_12_31
const SORTS = ['CertID', 'Domain', 'CertStatus', 'Expiration'] as const

/** Lists the account's certificates, filtered, sorted and paged. The echoed filter follows the rows, and the total comes after the list. */
export const certGetCerts: CommandAnswer = {
  name: 'CertGetCerts',
  answer(call) {
    const { sortBy, direction, start, size } = readPaging(call)
    const matching = call.store.certificates().filter(readFilter(call))
    const sorted = matching.sort((a, b) => compare(a, b, sortBy) * (direction === 'desc' ? -1 : 1))
    const rows = sorted.slice(start - 1, start - 1 + size)
    return [
      ...wrapped(call, 'CertGetCerts', [
        group('Certs', [
          ...rows.map((certificate) => row(certificate, call)),
          el('ProductType', call.parameter('ProdType').trim() || 'all'),
          el('StatusID', call.parameter('CertStatusID').trim() || 'all'),
          el('StartPosition', start),
          el('PagingPageSize', size),
          el('Count', rows.length),
          el('Sortby', sortBy),
          el('SortByDirection', direction),
          el('TotalRecords', matching.length),
        ]),
      ]),
      el('TotalCertCount', matching.length),
    ]
  },
}

function readPaging(call: Call) {
  const { listDirection } = call.store.settings().switches
  const asked = call.parameter('SortByDirection').trim().toLowerCase()
  const wanted = call.parameter('SortBy').trim().toLowerCase()
  return {
    sortBy: SORTS.find((name) => name.toLowerCase() === wanted) ?? 'CertID',
    // Enom's catalogue says Asc is the default, but responses to calls without the parameter echo desc.
    direction: asked === 'desc' || asked === 'asc' ? asked : listDirection,
    start: readPosition(call, 'StartPosition'),
    size: Math.min(LARGEST_PAGE, readPosition(call, 'PagingPageSize', PAGE)),
  }
}

/** Returns the call's filter, parsed once for all rows. */
function readFilter(call: Call): (certificate: Certificate) => boolean {
  const status = call.parameter('CertStatusID').trim()
  const domain = call.parameter('DomainNameContains').trim().toLowerCase()
  const prodType = call.parameter('ProdType').trim()
  const ordered = readSpan(call, 'OrderDate')
  const ending = readSpan(call, 'ExpirationDate')
  return (certificate) =>
    isVisible(certificate, call) &&
    (!prodType || prodType === String(certificate.prodType)) &&
    (!status || status === '0' || status === String(certificate.status)) &&
    (!domain || (certificate.configuration?.domain ?? '').toLowerCase().includes(domain)) &&
    (!ordered || ordered(certificate.orderedAt)) &&
    (!ending || ending(coverEnd(certificate)))
}

/**
 * Returns a filter for whole days in the server's time zone, first and last day included, or null if neither was sent. A date in any other
 * format is ignored.
 */
function readSpan(call: Call, filter: 'OrderDate' | 'ExpirationDate'): ((iso: string) => boolean) | null {
  const from = readDay(call.parameter(`${filter}Start`))
  const to = readDay(call.parameter(`${filter}End`))
  if (from === null && to === null) return null
  return between(from ?? FIRST_DAY, to ?? LAST_DAY, call.clock.date)
}

function compare(a: Certificate, b: Certificate, sortBy: (typeof SORTS)[number]): number {
  const byId = a.certId - b.certId
  if (sortBy === 'Domain') return (a.configuration?.domain ?? '').localeCompare(b.configuration?.domain ?? '') || byId
  if (sortBy === 'CertStatus') return a.status - b.status || byId
  if (sortBy === 'Expiration') return coverEnd(a).localeCompare(coverEnd(b)) || byId
  return byId
}

function row(certificate: Certificate, { clock, store }: Call): Element {
  const { configuration } = certificate
  const end = coverEnd(certificate)
  return group('Cert', [
    el('IsExpired', clock.now().toISOString() > end),
    el('CertID', certificate.certId),
    el('OrderDate', clock.date(certificate.orderedAt)),
    el('ConfigDate', configuration ? clock.date(configuration.at) : ''),
    cdata('DomainName', configuration?.domain ?? ''),
    el('ValidityPeriod', certificate.years * 12),
    el('RenewalIndicator', false),
    el('ProdType', certificate.prodType),
    el('ProdDesc', requireProduct(certificate.prodType).description),
    el('ExpirationDate', clock.date(end)),
    el('ServerCount', 1),
    el('CertStatus', STATUS_TEXT[certificate.status] ?? ''),
    el(store.settings().switches.statusIdName, certificate.status),
    el('OrderID', certificate.orderId),
    el('DomainCountAllowed', certificate.domainCount ?? ''),
    el('ReissueStatus', certificate.reissueStatus),
  ])
}
