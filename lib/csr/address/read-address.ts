import { isIP } from 'node:net'
import { err, ok, type Result } from '../../result'
import { type HostName, type NameFault, oddSign, plainDots, readName } from '../names'
import { quote } from '../quote'
import { cleanAddress, type Removed } from './clean-address'

/** An address someone wants to secure. */
export type Address = {
  /** ASCII, without the `*.` of a wildcard. */
  domain: string
  /** ASCII, with `*.` for a wildcard: as it would be in the certificate. */
  name: string
  /** `name` in Unicode, for display. */
  unicode: string
  wildcard: boolean
  /** The registered part: `example.co.uk`. */
  registrable: string
  /** What was removed from a pasted web address. */
  removed: Removed[]
}

/** Why the input is not an address that can be secured. Values are truncated so that a sentence can quote them. */
export type AddressProblem =
  | { code: 'empty' }
  | { code: 'ip'; value: string }
  | { code: 'internal'; value: string }
  | { code: 'no_ending'; value: string }
  | { code: 'unknown_ending'; value: string; ending: string }
  | { code: 'public_suffix'; value: string }
  | { code: 'wildcard_misplaced'; value: string }
  | { code: 'wildcard_too_wide'; value: string }
  | { code: 'email'; value: string; domain: string }
  | { code: 'several'; count: number; first: string }
  /** One of several addresses cannot be used. */
  | { code: 'one_of_several'; first: string; problem: AddressProblem }
  | { code: 'odd_sign'; value: string; sign: string }
  | { code: 'reserved_label' | 'broken_label'; value: string; label: string }
  | { code: 'not_a_name'; value: string }

/** Reads what a person typed into "Address to secure": a name, a wildcard, or a whole web address. */
export function readAddress(text: string): Result<Address, AddressProblem> {
  const written = text.slice(0, 2000).trim()
  if (written === '') return err({ code: 'empty' })

  const parts = written.split(/[\s,;]+/).filter(Boolean)
  const named = parts.filter(isNamed)
  const first = cleanAddress(named[0] ?? '').name
  const wrong = named.length > 0 ? wrongPart(written, parts) : undefined
  if (wrong !== undefined) {
    const read = readAddress(wrong)
    if (!read.ok) return err({ code: 'one_of_several', first, problem: read.error })
  }
  if (parts.length > 1 && named.length > 1) return err({ code: 'several', count: named.length, first })

  const { name, removed } = cleanAddress(written)
  const email = /^[^\s@]+@([^\s@]+)$/.exec(name)
  if (email?.[1]) return err({ code: 'email', value: quote(name), domain: quote(email[1]) })

  const host = readName(name)
  return host.ok ? ok(toAddress(host.value, removed)) : err(toProblem(host.error, name))
}

function isNamed(part: string): boolean {
  return readName(cleanAddress(part).name).ok
}

/**
 * Returns the first entry of a list that is not a name. A single name among other words is read as a list. A login is never split, because
 * it may contain spaces.
 */
function wrongPart(written: string, parts: readonly string[]): string | undefined {
  if (parts.length < 2 || written.includes('@')) return undefined
  const listed = written.split(/[,;\n]+/).filter((part) => part.trim())
  const wrong = listed.find((part) => !part.trim().split(/\s+/).some(isNamed))
  return wrong ?? (parts.filter(isNamed).length === 1 ? parts.find((part) => !isNamed(part)) : undefined)
}

function toAddress(host: HostName, removed: Removed[]): Address {
  return {
    domain: host.base,
    name: host.ascii,
    unicode: host.unicode,
    wildcard: host.wildcard,
    registrable: host.registrable,
    removed,
  }
}

function toProblem(fault: NameFault, name: string): AddressProblem {
  const value = quote(name)
  switch (fault) {
    case 'empty':
      return { code: 'empty' }
    case 'ip':
      return { code: 'ip', value }
    case 'internal':
      return { code: 'internal', value }
    case 'single_label':
      // A single word without a dot is an ending such as `com`, or lacks its ending.
      if (readName(`keelmark.${name}`).ok) return { code: 'public_suffix', value }
      return { code: name.toLowerCase() === 'localhost' ? 'internal' : 'no_ending', value }
    case 'unknown_ending':
      return { code: 'unknown_ending', value, ending: quote(name.split('.').at(-1) ?? '') }
    case 'public_suffix':
      return { code: 'public_suffix', value }
    case 'wildcard_misplaced':
    case 'wildcard_too_wide':
      return { code: fault, value }
    case 'odd_sign':
      return { code: 'odd_sign', value, sign: oddSign(plainDots(name.toLowerCase()).replace('*.', '')) ?? '' }
    case 'reserved_label':
      return { code: 'reserved_label', value, label: labelOf(name, (label) => label.slice(2, 4) === '--') }
    case 'broken_label':
      return { code: 'broken_label', value, label: labelOf(name, (label) => label.startsWith('xn--') && !readName(`${label}.com`).ok) }
    default:
      return isIP(name) ? { code: 'ip', value } : { code: 'not_a_name', value }
  }
}

function labelOf(name: string, is: (label: string) => boolean): string {
  return quote(name.toLowerCase().split('.').find(is) ?? name)
}
