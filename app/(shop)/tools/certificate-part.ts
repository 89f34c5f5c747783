import { domainToUnicode } from 'node:url'
import { dayText } from '@/components/ui/date-text'
import { longestLifetime } from '@/lib/chain/lifetimes'
import type { CertificateDetails } from '@/lib/chain/read-details'
import { DAY } from '@/lib/clock'
import { quote } from '@/lib/csr/quote'
import type { ToolAnswer } from './answer'

/** More names than this are counted, not listed. */
const MAX_NAMES = 100

const LEVELS = {
  dv: 'Domain validation (DV): control of the domain',
  ov: 'Organisation validation (OV): the organisation and the domain',
  ev: 'Extended validation (EV): the organisation, most strictly checked',
} as const

/** What the keys of a distinguished name mean. */
const FIELDS: Record<string, string> = {
  CN: 'Common Name',
  O: 'Organisation',
  OU: 'Department',
  L: 'Town',
  ST: 'State or county',
  C: 'Country',
}

/** Returns the readable details of one certificate. */
export function certificatePart(details: CertificateDetails, title: string, at: Date): ToolAnswer['parts'][number] {
  const { names, level, isAuthority } = details
  const rows: [string, string | null][] = [
    ['Names', isAuthority && names.length === 0 ? null : namesText(names)],
    ['Subject', details.subject.map(subjectLine).join('\n') || 'empty'],
    ['Issued by', details.isSelfSigned ? `Itself (self-signed): ${quote(details.issuer)}` : quote(details.issuer)],
    ['Valid', validText(details, at)],
    ['What was checked', level && LEVELS[level]],
    ['Use', isAuthority ? 'Issues certificates (authority)' : details.isForServers ? 'Servers' : 'Not for servers'],
    ['Key', details.keyType.replace(/^EC /, 'ECDSA ')],
    ['Signature', details.signature],
    ['Issuer’s certificate', details.issuerUrl],
  ]
  return {
    title,
    facts: [
      ...rows.flatMap(([term, detail]) => (detail ? [{ term, detail }] : [])),
      { term: 'Serial number', detail: inPairs(details.serial), isCode: true },
      { term: 'Fingerprint, SHA-256', detail: inPairs(details.fingerprint), isCode: true },
      { term: 'Fingerprint, SHA-1', detail: inPairs(details.sha1), isCode: true },
      ...(details.spkiSha256 ? [{ term: 'SHA-256 of the public key', detail: inPairs(details.spkiSha256), isCode: true }] : []),
    ],
  }
}

/** Returns hexadecimal digits as people compare them: `3F:9A:11`. */
export function inPairs(hex: string): string {
  return (hex.length % 2 ? `0${hex}` : hex).match(/../g)?.join(':') ?? hex
}

/** Returns what is wrong with the certificate itself at `at`, as a sentence each. */
export function ownFaults({ notBefore, notAfter, isForServers, isAuthority, isSelfSigned, names }: CertificateDetails, at: Date): string[] {
  const life = Math.round((notAfter.getTime() - notBefore.getTime()) / DAY)
  const longest = longestLifetime(notBefore)
  return [
    notAfter <= at && `It expired on ${dayText(notAfter)}. Browsers refuse it.`,
    notBefore > at && `It is not valid before ${dayText(notBefore)}.`,
    isSelfSigned && !isAuthority && 'It is signed with its own key. Browsers trust only what a public authority has signed.',
    !isAuthority && !isForServers && 'It is not for servers (its extended key usage leaves out TLS servers).',
    !isAuthority && names.length === 0 && 'It has no DNS name in its list of names (SAN). Browsers ignore the Common Name.',
    !isAuthority &&
      !isSelfSigned &&
      life > longest &&
      `It is valid for ${life} days. A public certificate issued on that day may be valid for ${longest} at most.`,
  ].filter((text) => text !== false)
}

function namesText(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, MAX_NAMES).map((name) => {
    const unicode = name.includes('xn--') ? domainToUnicode(name) : ''
    return unicode ? `${unicode} (${name})` : name
  })
  return [...shown, ...(names.length > MAX_NAMES ? [`and ${names.length - MAX_NAMES} more`] : [])].join('\n')
}

function subjectLine(part: string): string {
  const at = part.indexOf('=')
  const key = part.slice(0, at)
  return `${FIELDS[key] ?? key}: ${quote(part.slice(at + 1))}`
}

function validText({ notBefore, notAfter }: CertificateDetails, at: Date): string {
  const left = Math.floor((notAfter.getTime() - at.getTime()) / DAY)
  const span = `${dayText(notBefore)} to ${dayText(notAfter)}`
  if (notAfter <= at) return `${span} (expired)`
  return notBefore > at ? `${span} (not yet)` : `${span} (${left} ${left === 1 ? 'day' : 'days'} left)`
}
