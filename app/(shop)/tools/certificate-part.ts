import { domainToUnicode } from 'node:url'
import { longestLifetime } from '@/lib/chain/lifetimes'
import type { CertificateDetails } from '@/lib/chain/read-details'
import { DAY } from '@/lib/clock'
import { quote } from '@/lib/csr/quote'
import { dayAt } from '@/lib/languages/format'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { ToolAnswer } from './answer'

/** Names beyond this number are counted instead of listed. */
const MAX_NAMES = 100

/** The distinguished name keys that have their own label. */
const FIELDS = ['CN', 'O', 'OU', 'L', 'ST', 'C', 'emailAddress'] as const

/** Returns the display name of a certificate. */
export function nameOf({ name }: CertificateDetails, language: Language): string {
  return name || wordsOf(language, 'certificateFacts')('noName')
}

/** Returns the readable details of one certificate. */
export function certificatePart(details: CertificateDetails, title: string, at: Date, language: Language): ToolAnswer['parts'][number] {
  const words = wordsOf(language, 'certificateFacts')
  const { names, level, isAuthority, signature } = details
  const issuer = quote(details.issuer)
  const rows: [string, string | null][] = [
    [words('names'), isAuthority && names.length === 0 ? null : namesText(names, language)],
    [words('subject'), details.subject.map((part) => subjectLine(part, language)).join('\n') || words('empty')],
    [words('issuedBy'), details.isSelfSigned ? words('itself', { issuer }) : issuer],
    [words('valid'), validText(details, at, language)],
    [words('checked'), level && words(`levels.${level}`)],
    [words('use'), words(`uses.${isAuthority ? 'authority' : details.isForServers ? 'servers' : 'other'}`)],
    [words('key'), details.keyType.replace(/^EC /, 'ECDSA ')],
    [words('signature'), signatureText(signature, language)],
    [words('issuerUrl'), details.issuerUrl],
  ]
  return {
    title,
    facts: [
      ...rows.flatMap(([term, detail]) => (detail ? [{ term, detail }] : [])),
      { term: words('serial'), detail: inPairs(details.serial), isCode: true },
      { term: words('sha256'), detail: inPairs(details.fingerprint), isCode: true },
      { term: words('sha1'), detail: inPairs(details.sha1), isCode: true },
      ...(details.spkiSha256 ? [{ term: words('spki'), detail: inPairs(details.spkiSha256), isCode: true }] : []),
    ],
  }
}

/** Formats hexadecimal digits for comparison by people, e.g. `3F:9A:11`. */
export function inPairs(hex: string): string {
  return (hex.length % 2 ? `0${hex}` : hex).match(/../g)?.join(':') ?? hex
}

/** Returns a sentence for each fault of the certificate itself at the time `at`. */
export function ownFaults(details: CertificateDetails, at: Date, language: Language): string[] {
  const words = wordsOf(language, 'certificateFacts')
  const { notBefore, notAfter, isForServers, isAuthority, isSelfSigned, names } = details
  const days = Math.round((notAfter.getTime() - notBefore.getTime()) / DAY)
  const longest = longestLifetime(notBefore)
  return [
    notAfter <= at && words('faults.expired', { day: dayAt(notAfter, language) }),
    notBefore > at && words('faults.notYet', { day: dayAt(notBefore, language) }),
    isSelfSigned && !isAuthority && words('faults.ownKey'),
    !isAuthority && !isForServers && words('faults.notForServers'),
    !isAuthority && names.length === 0 && words('faults.noName'),
    !isAuthority && !isSelfSigned && days > longest && words('faults.tooLong', { days, longest }),
  ].filter((text) => text !== false)
}

function namesText(names: readonly string[], language: Language): string {
  const words = wordsOf(language, 'certificateFacts')
  if (names.length === 0) return words('none')
  const shown = names.slice(0, MAX_NAMES).map((name) => {
    const unicode = name.includes('xn--') ? domainToUnicode(name) : ''
    return unicode ? `${unicode} (${name})` : name
  })
  return [...shown, ...(names.length > MAX_NAMES ? [words('more', { count: names.length - MAX_NAMES })] : [])].join('\n')
}

function subjectLine(part: string, language: Language): string {
  const words = wordsOf(language, 'certificateFacts')
  const at = part.indexOf('=')
  const key = part.slice(0, at)
  const known = FIELDS.find((field) => field === key)
  return words('field', { field: known ? words(`fields.${known}`) : key, value: quote(part.slice(at + 1)) })
}

function signatureText(signature: CertificateDetails['signature'], language: Language): string {
  const words = wordsOf(language, 'certificateFacts')
  if (!signature) return words('signatureUnknown')
  const { hash, key } = signature
  return hash ? words('signatureOf', { hash, key }) : key
}

function validText({ notBefore, notAfter }: CertificateDetails, at: Date, language: Language): string {
  const words = wordsOf(language, 'certificateFacts')
  const span = { from: dayAt(notBefore, language), to: dayAt(notAfter, language) }
  if (notAfter <= at) return words('validExpired', span)
  if (notBefore > at) return words('validNotYet', span)
  return words('validLeft', { ...span, days: Math.floor((notAfter.getTime() - at.getTime()) / DAY) })
}
