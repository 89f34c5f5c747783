import type { Language } from '../languages/types'
import type { Malformed } from './extensions'

/** Why a key of an accepted size is refused anyway. */
export type KeyWeakness = 'exponent' | 'small_factor' | 'prime' | 'pattern' | 'close_primes' | 'infineon' | 'published'

/**
 * The contents of a certificate request, read and verified once. Plain data that can be stored as JSON and shown. Texts are as in the
 * request; `asciiName` and `names` are normalised (lower case, ASCII, no final dot).
 */
export type CsrFacts = {
  /** The request as we pass it on: label CERTIFICATE REQUEST, 64 columns, LF. */
  pem: string
  /** As written in the request; empty if it has none. */
  commonName: string
  /** Any further Common Names. Enom reads only one. */
  otherCommonNames: string[]
  /** The Common Name to be secured, with `*.` for a wildcard. Empty if the Common Name is not a host name. */
  asciiName: string
  /** The Common Name to be secured, for display: `münchen.example.com`. */
  unicodeName: string
  /** Every requested name without duplicates, Common Name first. */
  names: string[]
  wildcard: boolean
  /** Whether the Common Name has leading or trailing spaces. */
  hasBlanks?: boolean
  /** Whether the other names are written in two places with different contents. */
  namesDiffer?: boolean
  hasChallengePassword?: boolean
  organization?: string
  unit?: string
  locality?: string
  state?: string
  country?: string
  email?: string
  keyType: 'rsa' | 'ec'
  keyBits: number
  /** `P-256`, `P-384`, or OpenSSL's name for another curve. */
  curve?: string
  weakness?: KeyWeakness
  /** The hash of the request's own signature: `SHA-256`, `SHA-1`, `MD5`. */
  signature: string
  /** Upper-case hex of the SHA-256 of the public key (SubjectPublicKeyInfo). */
  spkiSha256: string
}

/** A part of a request with text in it. `names`: its list of other names (SAN). `other`: any field of its subject without its own code. */
export type RequestField = 'commonName' | 'organization' | 'unit' | 'locality' | 'state' | 'country' | 'email' | 'other' | 'names'

/** Why the pasted text is not a usable request. Never contains any part of the text, which may be a private key. */
export type CsrProblem =
  | { code: 'empty' }
  | { code: 'private_key' }
  | { code: 'certificate' }
  | { code: 'pkcs7' }
  | { code: 'pkcs12' }
  | { code: 'public_key' }
  | { code: 'ssh_key' }
  | { code: 'several_requests'; count: number }
  /** A signed message that contains no request we could find. */
  | { code: 'wrapped' }
  | { code: 'cut_off'; missing: 'start' | 'middle' | 'end' }
  /** The pasted text, rather than the request in it. */
  | { code: 'text_too_long'; characters: number; limit: number }
  | { code: 'too_long'; characters: number; limit: number }
  | { code: 'not_a_request' }
  /** A request that violates the standard; `part` says where. */
  | { code: 'malformed'; part: Malformed }
  /** A field has characters that cannot be stored or printed, such as U+0000. */
  | { code: 'bad_text'; field: RequestField }
  | { code: 'explicit_curve' }
  | { code: 'hash_refused'; hash: string }
  /** Signed with an algorithm we have no name for. */
  | { code: 'algorithm_refused'; oid: string }
  | { code: 'changed' }
  | { code: 'unsupported_key'; key: string }
  | { code: 'unknown_key' }

/** The parts of a product's rules that concern a request. */
export type ProductRules = {
  level: 'dv' | 'ov' | 'ev'
  wildcard: boolean
  /** Whether every name in the request is covered, not only the Common Name. */
  multiDomain: boolean
  /** The number of names paid for. */
  namesIncluded: number
  family: 'symantec' | 'comodo'
}

export type Severity = 'blocker' | 'warning' | 'note'

/** One finding about a readable request. A blocker must be fixed before the request may be sent. */
export type Finding = {
  severity: Severity
  code: string
  /** The finding as a sentence in English. */
  text: string
  /** The finding as a sentence in the given language. */
  say: (language: Language) => string
}
