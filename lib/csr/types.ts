import type { Malformed } from './extensions'

/** Why a key of an accepted size must still be refused. */
export type KeyWeakness = 'exponent' | 'small_factor' | 'prime' | 'pattern' | 'close_primes' | 'infineon' | 'published'

/**
 * What a certificate request says, read and verified once. Plain data: it can be stored as JSON and shown.
 * Texts are as the request has them; `asciiName` and `names` are normalised (lower case, ASCII, no final dot).
 */
export type CsrFacts = {
  /** The request as we pass it on: label CERTIFICATE REQUEST, 64 columns, LF. */
  pem: string
  /** As written in the request; empty when it has none. */
  commonName: string
  /** A second Common Name and further ones; Enom reads only one. */
  otherCommonNames: string[]
  /** The Common Name to be secured, with `*.` for a wildcard; empty when the Common Name is no host name. */
  asciiName: string
  /** The same for people: `münchen.example.com`. */
  unicodeName: string
  /** Every name asked for, Common Name first, without repeats. */
  names: string[]
  wildcard: boolean
  /** The Common Name is written with blanks before or after it. */
  hasBlanks?: boolean
  /** The names beside the Common Name are written in two places that differ. */
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
  /** Hash of the request's own signature: `SHA-256`, `SHA-1`, `MD5`. */
  signature: string
  /** Upper-case hex of the SHA-256 of the public key (SubjectPublicKeyInfo). */
  spkiSha256: string
}

/** Why a text is no usable request. Never carries any of the text itself: it may be a private key. */
export type CsrProblem =
  | { code: 'empty' }
  | { code: 'private_key' }
  | { code: 'certificate' }
  | { code: 'pkcs7' }
  | { code: 'pkcs12' }
  | { code: 'public_key' }
  | { code: 'ssh_key' }
  | { code: 'several_requests'; count: number }
  /** A message round certificates and more, in which no request was found. */
  | { code: 'wrapped' }
  | { code: 'cut_off'; missing: 'start' | 'middle' | 'end' }
  /** The text, not the request in it. */
  | { code: 'text_too_long'; characters: number; limit: number }
  | { code: 'too_long'; characters: number; limit: number }
  | { code: 'not_a_request' }
  /** A request, but not as the standard says; `part` is where. */
  | { code: 'malformed'; part: Malformed }
  /** A field has characters that can't be stored or printed, such as U+0000. */
  | { code: 'bad_text'; field: string }
  | { code: 'explicit_curve' }
  | { code: 'hash_refused'; hash: string }
  | { code: 'changed' }
  | { code: 'unsupported_key'; key: string }

/** What the certificate bought can hold, as far as a request must fit it. */
export type ProductRules = {
  level: 'dv' | 'ov' | 'ev'
  wildcard: boolean
  /** Every name of the request is covered, not only the Common Name. */
  multiDomain: boolean
  /** How many names were paid for. */
  namesIncluded: number
  family: 'symantec' | 'comodo'
}

export type Severity = 'blocker' | 'warning' | 'note'

/** One thing to say about a request that could be read. A blocker must be fixed before it may be sent. */
export type Finding = { severity: Severity; code: string; text: string }
