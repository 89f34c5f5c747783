export const KEY_KINDS = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

/**
 * The contents of a future request, checked by the server before a key is generated. The names are ASCII, starting with the address to
 * secure.
 */
export type RequestPlan = {
  names: string[]
  organization?: string
  locality?: string
  state?: string
  country?: string
}

/** A private key and its public half, both DER: PKCS#8 and SubjectPublicKeyInfo. */
export type KeyPair = { type: 'rsa' | 'ec'; pkcs8: ArrayBuffer; spki: ArrayBuffer }

/** The kinds of files that contain the public half of a key. */
export type PublicHalf = 'key' | 'request' | 'certificate'

export const KEY_FILE_FORMS = ['pfx', 'old-windows', 'java', 'haproxy'] as const
export type KeyFileForm = (typeof KEY_FILE_FORMS)[number]

/** Why a key file, or a file made from it, was refused. */
export type KeyProblem =
  | { code: 'no-key' }
  | { code: 'store' }
  | { code: 'passphrase-missing' }
  | { code: 'passphrase-wrong' }
  /** Protected in a way that browsers cannot open. */
  | { code: 'old-protection' }
  | { code: 'unsupported' }
  /** Not the key that was just generated. */
  | { code: 'another-key' }
  /** Not the certificate's key; includes the last two bytes of both fingerprints. */
  | { code: 'another-certificate'; wanted: string; found: string }
  | { code: 'rsa-only' }
  | { code: 'no-request' }
  | { code: 'no-certificate' }

/** Why a password was refused. */
export type PasswordProblem = 'short' | 'letters'

/** The file is copied between computers, so nothing limits guesses at its password. */
const MIN_PASSWORD_LENGTH = 8

/**
 * Returns what is wrong with a new password, or null. Only plain letters are allowed, because programs disagree about how others are
 * encoded.
 */
export function passwordProblem(password: string): PasswordProblem | null {
  if (/[^\x20-\x7e]/.test(password)) return 'letters'
  return password.length < MIN_PASSWORD_LENGTH ? 'short' : null
}
