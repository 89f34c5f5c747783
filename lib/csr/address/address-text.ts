import type { Removed } from './clean-address'
import type { Address, AddressProblem } from './read-address'

/** Returns why an address cannot be secured, and what to enter instead. */
export function addressProblemText(problem: AddressProblem): string {
  switch (problem.code) {
    case 'empty':
      return 'Enter the address to secure. For example: shop.example.com.'
    case 'ip':
      return `Certificates here are issued for names, not IP addresses. Use the domain that points to ${problem.value}.`
    case 'internal':
      return `“${problem.value}” can’t have a public certificate because no one can prove they own it on the internet.`
    case 'no_ending':
      return `“${problem.value}” has no ending. Enter the whole address, such as ${problem.value}.com. A name used only inside your network can’t have a public certificate.`
    case 'unknown_ending':
      return `“.${problem.ending}” is not an ending used on the internet. Check the spelling of “${problem.value}”.`
    case 'public_suffix':
      return `“${problem.value}” is shared by everyone. Enter your own name, such as example.${problem.value}.`
    case 'wildcard_misplaced':
      return 'The star can only replace the first part: *.example.com.'
    case 'wildcard_too_wide':
      return `“${problem.value}” would cover other people’s names. Put the star before your own name: *.example.com.`
    case 'email':
      return `“${problem.value}” is an email address. To secure its website, enter ${problem.domain}.`
    case 'several':
      return `Those are ${problem.count} addresses. A multi-domain certificate covers several, and a wildcard covers all sub-domains of one. Otherwise enter just one of them, such as ${problem.first}.`
    case 'one_of_several':
      return `${addressProblemText(problem.problem)} Correct it, or enter only ${problem.first}.`
    case 'odd_sign':
      return /[\p{Pd}\u2212]/u.test(problem.sign)
        ? `“${problem.value}” has ${signText(problem.sign)} where a hyphen (-) belongs. Type the hyphen yourself.`
        : `“${problem.value}” has ${signText(problem.sign)}. A name can only contain letters, digits, hyphens and dots.`
    case 'reserved_label':
      return `“${problem.label}” can’t be part of a name: two hyphens in positions 3 and 4 are reserved for names in other scripts (xn--). Check the spelling.`
    case 'broken_label':
      return `“${problem.label}” starts like a name in another script (xn--) but doesn’t spell one. Copy the name again, or type it in its own letters.`
    case 'not_a_name':
      return problem.value.includes('_')
        ? `“${problem.value}” has an underscore, which public certificates can’t contain. Use a name without it.`
        : `“${problem.value}” doesn’t look like a domain name. For example: shop.example.com.`
  }
}

const SIGNS: Record<string, string> = {
  '\u2010': 'a typographic hyphen',
  '\u2012': 'a figure dash',
  '\u2013': 'an en dash',
  '\u2014': 'an em dash',
  '\u2015': 'a horizontal bar',
  '\u2212': 'a minus sign',
  '\u00ad': 'a soft hyphen',
  '\u2019': 'an apostrophe',
  '\u2026': 'an ellipsis (…)',
}

/** Returns the name and code of a character: `an en dash (U+2013)`. */
function signText(sign: string): string {
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return `${SIGNS[sign] ?? (/[\p{C}\p{Z}\p{M}]/u.test(sign) ? 'an invisible character' : `the sign “${sign}”`)} (${code})`
}

const PARTS: Record<Removed, string> = {
  invisible: 'characters that can’t be seen',
  scheme: '“https://”',
  user: 'the login',
  path: 'the path',
  port: 'the port',
  marks: 'the quotation marks around the name',
  dot: 'the final dot',
}

/** Returns a note on what was removed from a pasted web address, or null. */
export function addressNote({ removed, unicode, name }: Address): string | null {
  if (removed.length === 0) return unicode === name ? null : `In the certificate this is written ${name}.`
  const parts = removed.map((part) => PARTS[part])
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]
  return `We removed ${list}. A certificate covers ${unicode} as a whole: every page, every port.`
}
