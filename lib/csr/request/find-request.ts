import { err, ok, type Result } from '../../result'
import { trimEnd } from '../../trim-end'
import { readChildren, readElement, type Shape, shapeOf } from '../der'
import { secretIn } from '../keys/keys'
import { decodeBase64, findBlocks, hasEndLine } from '../pem'
import type { CsrProblem } from '../types'
import { base64Runs, plainText, unwrap } from '../unwrap'
import { isCertificate } from './is-certificate'
import { requestInside } from './wrapped-request'

type Der = Buffer<ArrayBuffer>
type Found = Result<Der, CsrProblem>

/** The maximum number of positions tried as the start of a request in text without begin and end lines. */
const MAX_START_CANDIDATES = 20

/** Returns the DER of the one request in a string, or what the string contains instead. All wrapping is removed first. */
export function findRequest(text: string): Found {
  if (plainText(text) === '') return err({ code: 'empty' })
  const secret = secretIn(text)
  if (secret) return err({ code: secret === 'key' ? 'private_key' : 'pkcs12' })
  let first: Found | undefined
  let last: Found = err({ code: 'not_a_request' })
  for (const reading of unwrap(text)) {
    last = inReading(reading)
    if (last.ok) return last
    if (!first && last.error.code !== 'not_a_request' && last.error.code !== 'cut_off') first = last
  }
  return first ?? last
}

function inReading(text: string): Found {
  if (/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[\w-]{1,40}|sk-[\w-]{1,40}@openssh\.com) /m.test(text)) return err({ code: 'ssh_key' })
  const blocks = findBlocks(text)
  const requests = blocks.filter(({ label }) => label === 'CERTIFICATEREQUEST' || label === 'NEWCERTIFICATEREQUEST')
  const [request] = requests
  if (requests.length > 1) return err({ code: 'several_requests', count: requests.length })
  if (request) return readBody(request.body, request.closed)
  const [other] = blocks
  if (other) return inOtherBlock(other)
  return withoutArmour(text)
}

const OTHER_LABELS: readonly (readonly [RegExp, Extract<CsrProblem['code'], 'certificate' | 'pkcs7' | 'public_key' | 'ssh_key'>])[] = [
  [/^SSH2PUBLICKEY$/, 'ssh_key'],
  [/PUBLICKEY$/, 'public_key'],
  [/^(?:PKCS#?7|CMS|PKCS#?7SIGNEDDATA)$/, 'pkcs7'],
  [/CERTIFICATE$/, 'certificate'],
]

function inOtherBlock({ label, body }: { label: string; body: string }): Found {
  const code = OTHER_LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? 'not_a_request'
  const der = code === 'pkcs7' || code === 'certificate' ? decodeBase64(body) : null
  // A request with a different label is still a request. A certificate is refused later, when it is read.
  return der && (isWhole(der) || isOpenEnded(der)) && (code === 'pkcs7' || !isCertificate(der)) ? judge(der) : err({ code })
}

function readBody(body: string, closed: boolean): Found {
  const exact = decodeBase64(body)
  if (exact && (isWhole(exact) || isOpenEnded(exact))) return judge(exact)
  // The last line has more dashes than usual, or is missing and followed by other words.
  const start = decodeBase64(closed ? trimEnd(body, '-') : beginningOf(body))
  if (!start) return err({ code: 'cut_off', missing: 'middle' })
  const whole = closed ? (isWhole(start) ? start : null) : wholePart(start)
  return whole ? judge(whole) : nameFault(start)
}

/** Reads base64 without a begin line, possibly with words before and after it. */
function withoutArmour(text: string): Found {
  let fault: Found | undefined
  for (const words of base64Runs(text)) {
    const run = words.join('')
    const start = decodeBase64(run.length % 4 === 1 ? run.slice(0, -1) : run)
    if (!start) continue
    const first = isOpenEnded(start) ? start : wholePart(start)
    const judged = first ? judge(first) : shapeOf(start) === 'unknown' ? undefined : nameFault(start)
    if (judged?.ok) return judged
    fault ??= judged
    const later = laterRequest(words, run)
    if (later) return ok(later)
  }
  return fault ?? err(hasEndLine(text) ? { code: 'cut_off', missing: 'start' } : { code: 'not_a_request' })
}

/** Returns a complete request that starts at a later word. */
function laterRequest(words: readonly string[], run: string): Der | null {
  let at = 0
  let tries = 0
  for (const word of words) {
    if (at > 0 && /^M[AH-J]/.test(word) && tries < MAX_START_CANDIDATES) {
      tries += 1
      const part = Buffer.from(run.slice(at), 'base64')
      const der = isOpenEnded(part) ? part : wholePart(part)
      const judged = der && judge(der)
      if (judged?.ok) return judged.value
    }
    at += word.length
  }
  return null
}

function beginningOf(body: string): string {
  return /^[A-Za-z0-9+/_-]*/.exec(body)?.[0] ?? ''
}

function isWhole(der: Der): boolean {
  return readElement(der, 0)?.end === der.length
}

/** Returns whether the bytes are a message of indefinite length (BER), as written by programs that do not know the length in advance. */
function isOpenEnded(der: Der): boolean {
  return der[0] === 0x30 && der[1] === 0x80 && der[2] === 0x06
}

function wholePart(der: Der): Der | null {
  const end = readElement(der, 0)?.end
  return end !== undefined && end <= der.length ? Buffer.from(der.subarray(0, end)) : null
}

/** Accepts a whole signed document as a request, or finds the request inside a message. */
function judge(der: Der): Found {
  const shape = isOpenEnded(der) ? 'pkcs7' : shapeOf(der)
  if (shape === 'signed') return ok(der)
  if (shape !== 'pkcs7') return err({ code: codeOf(shape) })
  const inside = requestInside(der)
  return inside.ok ? inside : err({ code: inside.error })
}

function codeOf(shape: Exclude<Shape, 'signed' | 'pkcs7'>): 'private_key' | 'pkcs12' | 'public_key' | 'not_a_request' {
  return shape === 'unknown' ? 'not_a_request' : shape
}

/** Returns what is wrong with an incomplete document. */
function nameFault(der: Der): Found {
  const shape = shapeOf(der)
  if (shape === 'signed') return err({ code: 'cut_off', missing: isIntact(der) ? 'end' : 'middle' })
  if (shape === 'unknown') return err({ code: 'cut_off', missing: der[0] === 0x30 ? 'end' : 'start' })
  return err({ code: shape })
}

/** Returns whether the part that arrived is well-formed: the content, the algorithm and the start of the signature, or less. */
function isIntact(der: Der): boolean {
  const outer = readElement(der, 0)
  if (!outer) return true
  const [content, algorithm, signature] = readChildren(der, outer)
  if (!content || content.end >= der.length) return !content || isOrdered(der, content.content)
  if (!algorithm || algorithm.end >= der.length) return algorithm?.tag === 0x30
  return algorithm.tag === 0x30 && (!signature || (signature.tag === 0x03 && signature.end === outer.end))
}

/** Returns whether the content of a request is well-formed: version, subject and key, as far as they arrived. */
function isOrdered(der: Der, from: number): boolean {
  const tags = [0x02, 0x30, 0x30, 0xa0]
  let at = from
  for (const tag of tags) {
    const element = readElement(der, at)
    if (!element) return true
    if (element.tag !== tag) return false
    if (element.end >= der.length) return true
    at = element.end
  }
  return false
}
