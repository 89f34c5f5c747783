import { isIP } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { err, ok, type Result } from '../result'

/** A name a public certificate can be issued for. */
export type HostName = {
  /** Lower case, ASCII, with `*.` for a wildcard. */
  ascii: string
  unicode: string
  wildcard: boolean
  /** `ascii` without the `*.`. */
  base: string
  /** The part somebody registered: `example.co.uk`. */
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
  | 'not_a_name'

/** Endings kept for private or technical use (RFC 2606, RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`) or widely misused so. */
const INTERNAL =
  /(?:^|\.)(?:local|localhost|localdomain|internal|intranet|private|corp|home|lan|test|example|invalid|onion|alt|home\.arpa|in-addr\.arpa|ip6\.arpa)$/

/** Reads one host name as it would stand in a certificate; answers the first thing that forbids it. */
export function readName(text: string): Result<HostName, NameFault> {
  const written = text.trim().toLowerCase()
  const fault = spellingFault(written)
  if (fault) return err(fault)

  const wildcard = written.startsWith('*.')
  const rest = wildcard ? written.slice(2) : written
  if (rest.includes('*')) return err('wildcard_misplaced')

  const base = toAscii(rest)
  if (!base) return err('not_a_name')
  if (!base.includes('.')) return err(wildcard ? 'wildcard_too_wide' : 'single_label')
  if (INTERNAL.test(base)) return err('internal')
  const { domain, isIcann, publicSuffix } = parse(base, { allowPrivateDomains: false })
  if (!isIcann || !publicSuffix) return err('unknown_ending')
  if (!domain) return err(wildcard ? 'wildcard_too_wide' : 'public_suffix')
  if (base.length + (wildcard ? 2 : 0) > 253) return err('too_long')

  const star = wildcard ? '*.' : ''
  return ok({ ascii: star + base, unicode: star + domainToUnicode(base), wildcard, base, registrable: domain })
}

/** Things people write round a name; each has its own advice. */
function spellingFault(written: string): NameFault | undefined {
  if (written === '') return 'empty'
  if (written.length > 500) return 'too_long'
  if (/^[a-z][a-z0-9+.-]*:\/\//.test(written)) return 'scheme'
  if (isIP(written.replace(/^\[(.*)\]$/, '$1'))) return 'ip'
  if (/[/\\?#]/.test(written)) return isIP(written.replace(/[/\\?#].*$/, '')) ? 'ip' : 'path'
  if (written.includes('@')) return 'email'
  if (/\s/.test(written)) return 'space'
  if (/:\d*$/.test(written)) return isIP(written.replace(/:\d*$/, '')) ? 'ip' : 'port'
  if (written.includes('_')) return 'underscore'
  if (written.endsWith('.')) return 'trailing_dot'
  return undefined
}

/** The ASCII form of a name in any script (UTS #46), checked label by label; empty when it is none (RFC 1123 §2.1). */
function toAscii(name: string): string {
  const isPlain = /^[a-z0-9.-]+$/.test(name)
  if (!isPlain && /[!-~]/.test(name.replace(/[a-z0-9.-]/g, ''))) return ''
  const ascii = isPlain && !/(^|\.)xn--/.test(name) ? name : domainToASCII(name)
  const labels = ascii.split('.')
  if (!labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label))) return ''
  return /^\d+$/.test(labels.at(-1) ?? '') ? '' : ascii
}
