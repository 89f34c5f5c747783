import { requireProduct } from '../products'
import { cdata, type Element, el, group } from '../render/element'
import type { Certificate } from '../schema'
import { STATUS_TEXT } from '../status'
import { coverEnd } from './cert-get-cert-detail'
import type { Call, SimulatedCommand } from './command'

const PAGE = 25
const LARGEST_PAGE = 250

/** The account's certificates, filtered, sorted and paged; the echo of the filter follows the rows, the total stands outside. */
export const certGetCerts: SimulatedCommand = {
  name: 'CertGetCerts',
  stack: 'API.NET',
  answer(call) {
    const { sortBy, direction, start, size } = readPaging(call)
    const matching = call.store.certificates().filter((certificate) => isWanted(certificate, call))
    const sorted = matching.sort((a, b) => compare(a, b, sortBy) * (direction === 'desc' ? -1 : 1))
    const rows = sorted.slice(start - 1, start - 1 + size)
    return [
      group('CertGetCerts', [
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
  const number = (name: string, fallback: number) => Math.max(1, Number.parseInt(call.parameter(name), 10) || fallback)
  return {
    sortBy: call.parameter('SortBy').trim() || 'CertID',
    // The catalogue says Asc is the default; answers to calls without the parameter echo desc.
    direction: call.parameter('SortByDirection').trim().toLowerCase() === 'desc' ? 'desc' : 'asc',
    start: number('StartPosition', 1),
    size: Math.min(LARGEST_PAGE, number('PagingPageSize', PAGE)),
  }
}

function isWanted(certificate: Certificate, call: Call): boolean {
  const status = call.parameter('CertStatusID').trim()
  const domain = call.parameter('DomainNameContains').trim().toLowerCase()
  const prodType = call.parameter('ProdType').trim()
  return (
    certificate.account.toLowerCase() === call.account.loginId.toLowerCase() &&
    (!prodType || prodType === String(certificate.prodType)) &&
    (!status || status === '0' || status === String(certificate.status)) &&
    (!domain || (certificate.configuration?.domain ?? '').toLowerCase().includes(domain)) &&
    isBetween(call, certificate.orderedAt, 'OrderDate') &&
    isBetween(call, coverEnd(certificate), 'ExpirationDate')
  )
}

/** Whole days in the server's own zone, both ends included. */
function isBetween(call: Call, iso: string, filter: 'OrderDate' | 'ExpirationDate'): boolean {
  const day = dayNumber(call.clock.date(iso))
  const from = dayNumber(call.parameter(`${filter}Start`))
  const to = dayNumber(call.parameter(`${filter}End`))
  return !(from && day < from) && !(to && day > to)
}

/** `M/D/YYYY` as a number that sorts; 0 for anything else. */
function dayNumber(date: string): number {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date.trim()) ?? []
  return Number(year ?? 0) * 10_000 + Number(month ?? 0) * 100 + Number(day ?? 0)
}

function compare(a: Certificate, b: Certificate, sortBy: string): number {
  const byId = a.certId - b.certId
  if (sortBy.toLowerCase() === 'domain') return (a.configuration?.domain ?? '').localeCompare(b.configuration?.domain ?? '') || byId
  if (sortBy.toLowerCase() === 'certstatus') return a.status - b.status || byId
  if (sortBy.toLowerCase() === 'expiration') return coverEnd(a).localeCompare(coverEnd(b)) || byId
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
    el('DomainCountAllowed'),
    el('ReissueStatus'),
  ])
}
