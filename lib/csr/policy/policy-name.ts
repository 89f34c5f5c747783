import { addressProblemText } from '../address/address-text'
import { cleanAddress } from '../address/clean-address'
import { readAddress } from '../address/read-address'
import { type HostName, type NameFault, readName } from '../names'
import { quote } from '../quote'
import type { CsrFacts, Finding } from '../types'
import { finding, type Rule } from './policy-rule'

/** X.520 limits a Common Name to 64 characters. */
const COMMON_NAME_LIMIT = 64

const missing: Rule = ({ commonName, names }) => {
  if (commonName !== '') return undefined
  const [first] = names
  return first === undefined
    ? finding('blocker', 'name_missing', 'The request doesn’t say which address to secure. Make it again with the address as Common Name.')
    : finding(
        'blocker',
        'name_missing',
        `The request has no Common Name; ${quote(first)} is only listed among the other names. Make it again with that address as Common Name.`,
      )
}

const several: Rule = ({ commonName, otherCommonNames }) =>
  otherCommonNames.length > 0
    ? finding(
        'blocker',
        'name_several',
        `The request has ${otherCommonNames.length + 1} Common Names, among them ${quote(commonName)} and ${quote(otherCommonNames[0] ?? '')}. Make it again with one.`,
      )
    : undefined

const readable: Rule = ({ commonName }) => {
  if (commonName === '') return undefined
  const host = readName(commonName)
  if (!host.ok) return faultFinding(host.error, commonName)
  if (/\P{ASCII}/u.test(commonName)) {
    return finding(
      'blocker',
      'name_not_ascii',
      `Common Name is “${quote(commonName)}”. Use its ASCII form, ${host.value.ascii}, and make the request again.`,
    )
  }
  if (host.value.ascii.length > COMMON_NAME_LIMIT) {
    return finding(
      'blocker',
      'name_too_long',
      `The address is ${host.value.ascii.length} characters long; a Common Name holds up to ${COMMON_NAME_LIMIT}. Choose a shorter address.`,
    )
  }
  return undefined
}

/** The request itself goes to the authority, so we cannot remove the blanks for the buyer. */
const blanks: Rule = ({ commonName, hasBlanks }) =>
  hasBlanks
    ? finding(
        'blocker',
        'name_blanks',
        `Common Name has a space before or after “${quote(commonName)}”, perhaps an invisible one. The authority would refuse it. Make the request again without it.`,
      )
    : undefined

const namesDiffer: Rule = ({ names, namesDiffer }) =>
  namesDiffer
    ? finding(
        'warning',
        'names_in_two_places',
        `The request lists its other names in two places that differ. We read all of them (${names.map(quote).join(', ')}); the authority may read only one place. To be sure, make it again with one list.`,
      )
    : undefined

function faultFinding(fault: NameFault, commonName: string): Finding {
  const address = readAddress(commonName)
  if (address.ok) {
    const text = `Common Name is “${quote(commonName)}”. It must be ${address.value.name}. Make the request again.`
    return finding('blocker', `name_${fault}`, text)
  }
  if (fault === 'underscore') {
    return finding(
      'blocker',
      'name_underscore',
      `Common Name is “${quote(commonName)}”. Certificates can’t be issued for names with an underscore.`,
    )
  }
  if (address.error.code === 'not_a_name') {
    const bare = cleanAddress(commonName).name.replace(/\s+/g, '')
    const advice = readName(bare).ok ? `It must be ${bare.toLowerCase()}.` : 'It must be a name such as shop.example.com.'
    return finding(
      'blocker',
      `name_${fault}`,
      `Common Name is “${quote(commonName)}”, which is not an address. ${advice} Make the request again.`,
    )
  }
  return finding('blocker', `name_${fault}`, addressProblemText(address.error))
}

const wildcardNeeded: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (!product.wildcard || !host || host.wildcard) return undefined
  return finding(
    'blocker',
    'wildcard_needed',
    `You bought a wildcard. The address must be *.${host.registrable}; this request is for ${host.ascii}. Make a new request, or ask us to swap the product before it is sent.`,
  )
}

const wildcardUnexpected: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (product.wildcard || !host?.wildcard) return undefined
  return finding(
    'blocker',
    'wildcard_unexpected',
    `This certificate covers one address, but the request is for ${host.ascii}. Make a new request for one address, such as www.${host.base}, or ask us to swap the product for a wildcard.`,
  )
}

/** Enom documents a wildcard's Common Name as `*.sld.tld`. Whether a deeper one is accepted is up to the authority. */
const wildcardDeep: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (!product.wildcard || !host?.wildcard || host.base === host.registrable) return undefined
  return finding(
    'warning',
    'wildcard_deep',
    `${host.ascii} covers only names directly under ${host.base}, not those of ${host.registrable}, and our supplier may take only *.${host.registrable}. Make a new request if you want all names of ${host.registrable}.`,
  )
}

const extraNames: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (!host || product.multiDomain || host.wildcard !== product.wildcard) return undefined
  const extra = facts.names.filter((name) => !isCovered(name, host))
  const [first] = extra
  if (first === undefined) return undefined
  const many = extra.length > 1 ? `${quote(first)} and ${extra.length - 1} more names in your request` : `${quote(first)} in your request`
  const covered = host.wildcard ? `all names directly under ${host.base}` : 'one name'
  return finding('warning', 'names_ignored', `This certificate covers ${covered}. ${many} will be ignored.`)
}

function isCovered(name: string, host: HostName): boolean {
  if (name === host.ascii || name === host.base) return true
  if (host.wildcard) return name.endsWith(`.${host.base}`) && !name.slice(0, -host.base.length - 1).includes('.')
  // Authorities add or remove www for a registered domain, but not for a sub-domain.
  return host.registrable === name.replace(/^www\./, '') && (name === `www.${host.base}` || `www.${name}` === host.base)
}

/** Every name of a multi-domain certificate is issued, so an authority must accept each of them. */
const eachName: Rule = ({ names }, product) => {
  if (!product.multiDomain) return undefined
  const bad = names.find((name) => !readPlainName(name))
  return bad === undefined
    ? undefined
    : finding(
        'blocker',
        'name_among_names',
        `${quote(bad)} is among the names in your request. Each name must be an address such as shop.example.com, without a star. Make the request again without it.`,
      )
}

const tooManyNames: Rule = ({ names }, { multiDomain, namesIncluded }) =>
  multiDomain && names.length > namesIncluded
    ? finding(
        'blocker',
        'names_too_many',
        `The request has ${names.length} names; you bought ${namesIncluded}. Make it again with the ${namesIncluded} you need most, or ask us for more names.`,
      )
    : undefined

function readPlainName(name: string): boolean {
  const host = readName(name)
  return host.ok && !host.value.wildcard
}

const coverage: Rule = (facts, product) => {
  const host = hostOf(facts)
  // A wildcard has only one right answer, and `wildcardNeeded` gives it.
  if (!host || host.wildcard || product.wildcard) return undefined
  if (product.multiDomain) return severalCoverage(facts.names, product.namesIncluded)
  if (host.base === `www.${host.registrable}`) {
    return finding('note', 'covers_www', `This covers ${host.base} and ${host.registrable}.`)
  }
  if (host.base === host.registrable) {
    return finding(
      'note',
      'covers_bare',
      `Buying for www.${host.base} also covers ${host.base}. Whether it works the other way round depends on the authority. Most people make the request for www.${host.base}.`,
    )
  }
  return finding('note', 'covers_one', `This covers ${host.base} and nothing else.`)
}

function severalCoverage(names: readonly string[], namesIncluded: number): Finding {
  const covered = `This covers ${names.map(quote).join(', ')} and nothing else.`
  if (names.length >= namesIncluded) return finding('note', 'covers_names', covered)
  return finding(
    'warning',
    'names_left',
    `${covered} You bought ${namesIncluded} names: to use them all, make the request again with the others as Subject Alternative Names. Names cannot be added later.`,
  )
}

const international: Rule = (facts) => {
  const host = hostOf(facts)
  return host && host.unicode !== host.ascii
    ? finding('note', 'name_international', `${host.ascii} is how certificates write ${host.unicode}.`)
    : undefined
}

function hostOf({ commonName }: CsrFacts): HostName | undefined {
  const host = readName(commonName)
  return host.ok ? host.value : undefined
}

/** Rules about the address to be secured and the other names. */
export const nameRules: readonly Rule[] = [
  missing,
  several,
  readable,
  blanks,
  namesDiffer,
  wildcardNeeded,
  wildcardUnexpected,
  wildcardDeep,
  extraNames,
  eachName,
  tooManyNames,
  coverage,
  international,
]
