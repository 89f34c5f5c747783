import { readUpload } from '../read-upload'
import { bytesOf, unwrap } from '../unwrap'

// The forms in which private keys occur, in one list that the page and the server share. Kept small and free of Node APIs, because the
// browser also loads it.

/** `store` is a file that usually contains a private key in addition to certificates: PKCS#12 (PFX) or a Java key store. */
export type Secret = 'key' | 'store'

/** A request has at most 4,500 characters. A file ten times that size can't be a request. */
export const REQUEST_FILE_LIMIT = 50_000

/** Returns the size of a file as text: `61 KB`. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** No private key is shorter than this in any form. */
const MIN_KEY_LENGTH = 24
/** The maximum number of key-like words that are checked, which is more than the number of lines in any text. */
const MAX_CANDIDATES = 2000
/** The maximum number of characters searched. A longer text must be dropped unread. */
export const SECRET_SEARCH_LIMIT = 100_000

/** Matched against text without whitespace. */
const MARKS: readonly RegExp[] = [
  // PEM with any label, OpenPGP and SSH2. The first or the last line is enough. Without dashes, only capitals match, because sentences can
  // end with "key" too.
  /-(?:BEGIN|END)[-_.]{0,5}(?:(?:RSA|EC|DSA|ECDSA|ED25519|ENCRYPTED|OPENSSH|SSH2|PGP|ANY|X509|SM2)[-_.]{0,5}){0,3}PRIVATE[-_.]{0,5}KEY/i,
  /BEGIN(?:RSA|EC|DSA|ENCRYPTED|OPENSSH|SSH2|PGP){0,2}PRIVATEKEY/,
  /Proc-Type:4,ENCRYPTED|DEK-Info:[A-Z0-9]/i,
  /PuTTY-User-Key-File|Private-Lines:\d|Private-MAC:/i,
  /b3BlbnNzaC1rZXktdjE/,
  /<(?:\w{1,20}:)?(?:D|P|Q|DP|DQ|InverseQ)>[A-Za-z0-9+/]{20}/,
  // Printed forms: openssl, certtool, Java.
  /(?:private-?exponent|prime-?[12p]|exponent-?1|coefficient|priv):(?:0x)?(?:[0-9a-f]:?){20}/i,
  /Private-Key:\(\d{3,5}bit/i,
]

/** A JSON Web Key: its type, and `d` of RSA, EC and OKP or `k` of a shared secret. */
const JWK = [/["'{,]kty["']?:/, /[{,]["']?[dk]["']?:["'][\w-]{20}/] as const

/**
 * Returns whether a string contains a private key or a key store, in any usual form. If so, the caller must discard the string without
 * storing, logging or showing it.
 */
export function secretIn(text: string): Secret | null {
  if (text.length < MIN_KEY_LENGTH) return null
  let store = false
  for (const reading of unwrap(text.slice(0, SECRET_SEARCH_LIMIT))) {
    const found = inReading(reading)
    if (found === 'key') return 'key'
    store ||= found === 'store'
  }
  return store ? 'store' : null
}

/** Returns whether the bytes of a file contain a private key or a key store, in any usual form. */
export function secretInFile(bytes: Uint8Array): Secret | null {
  return secretIn(readUpload(bytes))
}

function inReading(reading: string): Secret | null {
  const packed = reading.replace(/\s/g, '')
  if (MARKS.some((mark) => mark.test(packed)) || JWK.every((mark) => mark.test(packed))) return 'key'
  return base64Secret(reading) ?? hexSecret(reading)
}

/** Searches for base64 whose first bytes are those of a key. Such base64 may start only where no other base64 character precedes it. */
function base64Secret(text: string): Secret | null {
  let store = false
  let places = 0
  for (const { index } of text.matchAll(/(?<![A-Za-z0-9+/])(?:M[A-P]|\/u3\+7|zs7Oz|HvG1s|BwIAA)/g)) {
    places += 1
    if (places > MAX_CANDIDATES) break
    const found = secretBytes(bytesOf(lettersFrom(text, index, 40)))
    if (found === 'key') return 'key'
    store ||= found === 'store'
  }
  return store ? 'store' : null
}

/** Returns at most `most` base64 characters from that position, in the standard alphabet, skipping spaces and line breaks. */
function lettersFrom(text: string, from: number, most: number): string {
  let letters = ''
  for (let at = from; letters.length < most && at < from + 4 * most; at += 1) {
    const letter = text[at] ?? '.'
    if (letter === ' ' || letter === '\n' || letter === '\t') continue
    if (!/[\w+/-]/.test(letter)) break
    letters += letter === '-' ? '+' : letter === '_' ? '/' : letter
  }
  return letters
}

/** Searches for hexadecimal digits, whether or not colons, commas, spaces, `0x` or `\x` separate the bytes. */
function hexSecret(text: string): Secret | null {
  // A hex dump has an offset at the start of each line and text at the end. Digits in groups of eight also look like offsets.
  const dump = text.replace(/^[0-9a-f]{6,8}:?[ \t]{1,4}/gim, '').replace(/[ \t]{2,4}[|]?[^\n]{1,18}$/gm, '')
  const found = [text, dump].map(inDigits)
  return found.find((secret) => secret === 'key') ?? found.find((secret) => secret === 'store') ?? null
}

function inDigits(text: string): Secret | null {
  let store = false
  for (const part of text.split(/[^0-9a-fx\\\s:,-]+/i)) {
    const run = part.slice(0, 600).replace(/0x|\\x|[^0-9a-f]/gi, '')
    if (run.length < 40) continue
    const digits = run.slice(0, 96)
    // A word before the digits may consist of the same characters.
    for (let at = digits.indexOf('30'); at >= 0 && at < 16; at = digits.indexOf('30', at + 1)) {
      const found = secretBytes(fromHex(digits.slice(at)))
      if (found === 'key') return 'key'
      store ||= found === 'store'
      if (!found && /^30(?:8[0-4]|[0-7])/.test(digits.slice(at))) break
    }
  }
  return store ? 'store' : null
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/**
 * Identifies a file by its first bytes. A DER key is a SEQUENCE of a version (0 or 1) and an INTEGER (PKCS#1, DSA), an algorithm (PKCS#8)
 * or an OCTET STRING (SEC 1). An encrypted PKCS#8 key begins with its encryption algorithm. A PKCS#12 store has version 3.
 */
function secretBytes(bytes: Uint8Array): Secret | null {
  if (startsWith(bytes, 0xfe, 0xed, 0xfe, 0xed) || startsWith(bytes, 0xce, 0xce, 0xce, 0xce)) return 'store'
  // Microsoft's PVK file and key blob.
  if (startsWith(bytes, 0x1e, 0xf1, 0xb5, 0xb0) || startsWith(bytes, 0x07, 0x02, 0, 0)) return 'key'
  if (bytes[0] !== 0x30) return null
  const inside = bytes.subarray(contentOf(bytes, 0))
  if (startsWith(inside, 0x02, 0x01, 0x03, 0x30)) return 'store'
  if (startsWith(inside, 0x02, 0x01, 0) || startsWith(inside, 0x02, 0x01, 1)) {
    // Parts of requests and signed messages also begin like this, but have a name where a key has its algorithm.
    const isAlgorithm = inside[3] === 0x30 && inside[contentOf(inside, 3)] === 0x06
    return inside[3] === 0x02 || inside[3] === 0x04 || isAlgorithm ? 'key' : null
  }
  const name = inside[0] === 0x30 ? inside.subarray(contentOf(inside, 0)) : inside.subarray(0, 0)
  // 1.2.840.113549.1.5 and 1.2.840.113549.1.12.1: password-based encryption.
  const isPassword = startsWith(name.subarray(2), 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01) && (name[9] === 0x05 || name[9] === 0x0c)
  return name[0] === 0x06 && isPassword ? 'key' : null
}

/** Returns where the content of the element at `at` begins. */
function contentOf(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return at + 2 + (length > 0x80 ? length & 0x7f : 0)
}
