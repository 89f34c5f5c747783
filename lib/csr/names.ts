import { isIP } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { err, ok, type Result } from '../result'

/** A name for which a public certificate can be issued. */
export type HostName = {
  /** Lower case, ASCII, with `*.` for a wildcard. */
  ascii: string
  unicode: string
  wildcard: boolean
  /** `ascii` without the `*.`. */
  base: string
  /** The registered part: `example.co.uk`. */
  registrable: string
}

export type NameFault =
  | 'empty'
  | 'scheme'
  | 'email'
  | 'port'
  | 'path'
  | 'space'
  | 'underscore'
  | 'trailing_dot'
  | 'ip'
  | 'single_label'
  | 'internal'
  | 'unknown_ending'
  | 'public_suffix'
  | 'wildcard_misplaced'
  | 'wildcard_too_wide'
  | 'too_long'
  /** A character other than a letter, digit or hyphen; see `oddSign`. */
  | 'odd_sign'
  /** Two hyphens in positions 3 and 4 of a label, reserved for `xn--`. */
  | 'reserved_label'
  /** A label that starts with `xn--` but does not spell a name in any script. */
  | 'broken_label'
  | 'not_a_name'

/**
 * Endings reserved for private or technical use (RFC 2606, RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`), or widely misused for such
 * purposes.
 */
const INTERNAL =
  /(?:^|\.)(?:local|localhost|localdomain|internal|intranet|private|corp|home|lan|test|example|invalid|onion|alt|home\.arpa|in-addr\.arpa|ip6\.arpa)$/

/** Returns one host name as a certificate would contain it, or the first fault that rules it out. */
export function readName(text: string): Result<HostName, NameFault> {
  const written = text.trim().toLowerCase()
  const fault = spellingFault(written)
  if (fault) return err(fault)

  const wildcard = written.startsWith('*.')
  const rest = wildcard ? written.slice(2) : written
  if (rest.includes('*')) return err('wildcard_misplaced')

  const plain = plainDots(rest)
  if (oddSign(plain)) return err('odd_sign')
  const base = toAscii(plain)
  if (!base) return err(/(?:^|\.)xn--/.test(plain) ? 'broken_label' : 'not_a_name')
  if (base.split('.').some((label) => label.slice(2, 4) === '--' && !label.startsWith('xn--'))) return err('reserved_label')
  if (!base.includes('.')) return err(wildcard ? 'wildcard_too_wide' : 'single_label')
  if (INTERNAL.test(base)) return err('internal')
  const { domain, isIcann, publicSuffix } = parse(base, { allowPrivateDomains: false })
  if (!isIcann || !publicSuffix) return err('unknown_ending')
  if (!domain) return err(wildcard ? 'wildcard_too_wide' : 'public_suffix')
  if (base.length + (wildcard ? 2 : 0) > 253) return err('too_long')

  const star = wildcard ? '*.' : ''
  return ok({ ascii: star + base, unicode: star + domainToUnicode(base), wildcard, base, registrable: domain })
}

/** Detects extra text that people put around a name. Each kind is a separate fault, because each needs its own advice. */
function spellingFault(written: string): NameFault | undefined {
  if (written === '') return 'empty'
  if (written.length > 500) return 'too_long'
  if (/^[a-z][a-z0-9+.-]*:\/\//.test(written)) return 'scheme'
  if (isIP(written.replace(/^\[(.*)\]$/, '$1'))) return 'ip'
  if (/[/\\?#]/.test(written)) return isIP(written.replace(/[/\\?#].*$/s, '')) ? 'ip' : 'path'
  if (written.includes('@')) return 'email'
  if (/\s/.test(written)) return 'space'
  if (/:\d*$/.test(written)) return isIP(written.replace(/:\d*$/, '')) ? 'ip' : 'port'
  if (written.includes('_')) return 'underscore'
  if (written.endsWith('.')) return 'trailing_dot'
  return undefined
}

/** Returns the name with the dots and the hyphen of East Asian keyboards converted to ASCII (UTS #46 §2.3). */
export function plainDots(name: string): string {
  return name.replace(/[\u3002\uff0e\uff61]/g, '.').replaceAll('\uff0d', '-')
}

/**
 * Returns the first character that no label may contain, or undefined. Letters, their marks, digits, hyphens and dots are allowed (UTS #46
 * with UseSTD3ASCIIRules), and so are the few signs that some scripts use inside a word (RFC 5892 appendix A).
 */
export function oddSign(name: string): string | undefined {
  const signs = [...name]
  return signs.find((sign, at) => !/[\p{L}\p{M}\p{Nd}.-]/u.test(sign) && !isWithinWord(sign, signs[at - 1] ?? '', signs[at + 1] ?? ''))
}

function isWithinWord(sign: string, before: string, after: string): boolean {
  switch (sign) {
    case '\u00b7': // Catalan l·l
      return before === 'l' && after === 'l'
    case '\u200c': // joiners, as Persian and the scripts of India need them
    case '\u200d':
      return /\p{M}|\p{Script=Arabic}/u.test(before)
    case '\u0375':
      return /\p{Script=Greek}/u.test(after)
    case '\u05f3':
    case '\u05f4':
      return /\p{Script=Hebrew}/u.test(before)
    case '\u30fb':
      return /[\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Han}]/u.test(before + after)
    default:
      return false
  }
}

/**
 * Returns the ASCII form of a name in any script (UTS #46), checked label by label, or an empty string if it is not a host name (RFC 1123
 * §2.1).
 */
function toAscii(name: string): string {
  const isPlain = /^[a-z0-9.-]+$/.test(name) && !/(?:^|\.)xn--/.test(name)
  const ascii = isPlain ? name : domainToASCII(name)
  const labels = ascii.split('.')
  if (!labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label) && isCanonical(label))) return ''
  return /^\d+$/.test(labels.at(-1) ?? '') ? '' : ascii
}

/** Returns whether an `xn--` label is the only valid ASCII spelling of its Unicode form (RFC 5891 §4.2.1). */
function isCanonical(label: string): boolean {
  if (!label.startsWith('xn--')) return true
  const unicode = domainToUnicode(label)
  return /\P{ASCII}/u.test(unicode) && !oddSign(unicode) && domainToASCII(unicode) === label
}
