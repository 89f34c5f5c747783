import { addressProblemText } from '../address/address-text'
import { cleanAddress } from '../address/clean-address'
import { readAddress } from '../address/read-address'
import { type HostName, type NameFault, readName } from '../names'
import { quote } from '../quote'
import type { CsrFacts, Finding } from '../types'
import { finding, type Rule, says } from './policy-rule'

/** X.520 limits a Common Name to 64 characters. */
const COMMON_NAME_LIMIT = 64

const missing: Rule = ({ commonName, names }) => {
  if (commonName !== '') return undefined
  const [first] = names
  return first === undefined
    ? finding('blocker', 'name_missing', says('noName'))
    : finding('blocker', 'name_missing', says('onlyOther', { first: quote(first) }))
}

const several: Rule = ({ commonName, otherCommonNames }) =>
  otherCommonNames.length > 0
    ? finding(
        'blocker',
        'name_several',
        says('several', { count: otherCommonNames.length + 1, first: quote(commonName), second: quote(otherCommonNames[0] ?? '') }),
      )
    : undefined

const readable: Rule = ({ commonName }) => {
  if (commonName === '') return undefined
  const host = readName(commonName)
  if (!host.ok) return faultFinding(host.error, commonName)
  if (/\P{ASCII}/u.test(commonName)) {
    return finding('blocker', 'name_not_ascii', says('notAscii', { name: quote(commonName), ascii: host.value.ascii }))
  }
  if (host.value.ascii.length > COMMON_NAME_LIMIT) {
    return finding('blocker', 'name_too_long', says('nameLong', { length: host.value.ascii.length, limit: COMMON_NAME_LIMIT }))
  }
  return undefined
}

/** The request itself goes to the authority, so we cannot remove the spaces for the buyer. */
const blanks: Rule = ({ commonName, hasBlanks }) =>
  hasBlanks ? finding('blocker', 'name_blanks', says('blanks', { name: quote(commonName) })) : undefined

const namesDiffer: Rule = ({ names, namesDiffer }) =>
  namesDiffer ? finding('warning', 'names_in_two_places', says('differ', { names: names.map(quote).join(', ') })) : undefined

function faultFinding(fault: NameFault, commonName: string): Finding {
  const address = readAddress(commonName)
  if (address.ok) {
    return finding('blocker', `name_${fault}`, says('mustBe', { name: quote(commonName), right: address.value.name }))
  }
  if (fault === 'underscore') {
    return finding('blocker', 'name_underscore', says('underscore', { name: quote(commonName) }))
  }
  if (address.error.code === 'not_a_name') {
    const bare = cleanAddress(commonName).name.replace(/\s+/g, '')
    const name = quote(commonName)
    return finding(
      'blocker',
      `name_${fault}`,
      readName(bare).ok ? says('notAddress', { name, right: bare.toLowerCase() }) : says('notAnyAddress', { name }),
    )
  }
  const { error } = address
  return finding('blocker', `name_${fault}`, (language) => addressProblemText(error, language))
}

const wildcardNeeded: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (!product.wildcard || !host || host.wildcard) return undefined
  return finding('blocker', 'wildcard_needed', says('wildcardNeeded', { domain: host.registrable, name: host.ascii }))
}

const wildcardUnexpected: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (product.wildcard || !host?.wildcard) return undefined
  return finding('blocker', 'wildcard_unexpected', says('wildcardUnexpected', { name: host.ascii, base: host.base }))
}

/** Enom documents a wildcard's Common Name as `*.sld.tld`. Whether a deeper one is accepted is up to the authority. */
const wildcardDeep: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (!product.wildcard || !host?.wildcard || host.base === host.registrable) return undefined
  return finding('warning', 'wildcard_deep', says('wildcardDeep', { name: host.ascii, base: host.base, domain: host.registrable }))
}

const extraNames: Rule = (facts, product) => {
  const host = hostOf(facts)
  if (!host || product.multiDomain || host.wildcard !== product.wildcard) return undefined
  const extra = facts.names.filter((name) => !isCovered(name, host))
  const [first] = extra
  if (first === undefined) return undefined
  const ignored = { first: quote(first), count: extra.length, more: extra.length - 1 }
  return finding(
    'warning',
    'names_ignored',
    host.wildcard ? says('ignoredUnder', { ...ignored, base: host.base }) : says('ignoredOne', ignored),
  )
}

function isCovered(name: string, host: HostName): boolean {
  if (name === host.ascii || name === host.base) return true
  if (host.wildcard) return name.endsWith(`.${host.base}`) && !name.slice(0, -host.base.length - 1).includes('.')
  // Authorities add or remove www for a registered domain, but not for a sub-domain.
  return host.registrable === name.replace(/^www\./, '') && (name === `www.${host.base}` || `www.${name}` === host.base)
}

/** A multi-domain certificate covers every requested name, so an authority must accept each of them. */
const eachName: Rule = ({ names }, product) => {
  if (!product.multiDomain) return undefined
  const bad = names.find((name) => !readPlainName(name))
  return bad === undefined ? undefined : finding('blocker', 'name_among_names', says('badAmong', { name: quote(bad) }))
}

const tooManyNames: Rule = ({ names }, { multiDomain, namesIncluded }) =>
  multiDomain && names.length > namesIncluded
    ? finding('blocker', 'names_too_many', says('tooMany', { count: names.length, included: namesIncluded }))
    : undefined

function readPlainName(name: string): boolean {
  const host = readName(name)
  return host.ok && !host.value.wildcard
}

const coverage: Rule = (facts, product) => {
  const host = hostOf(facts)
  // A wildcard has only one correct form, which `wildcardNeeded` suggests.
  if (!host || host.wildcard || product.wildcard) return undefined
  if (product.multiDomain) return severalCoverage(facts.names, product.namesIncluded)
  if (host.base === `www.${host.registrable}`) {
    return finding('note', 'covers_www', says('coversWww', { www: host.base, bare: host.registrable }))
  }
  if (host.base === host.registrable) {
    return finding('note', 'covers_bare', says('coversBare', { name: host.base }))
  }
  return finding('note', 'covers_one', says('coversOne', { name: host.base }))
}

function severalCoverage(names: readonly string[], namesIncluded: number): Finding {
  const covered = names.map(quote).join(', ')
  if (names.length >= namesIncluded) return finding('note', 'covers_names', says('coversNames', { names: covered }))
  return finding('warning', 'names_left', says('namesLeft', { names: covered, included: namesIncluded }))
}

const international: Rule = (facts) => {
  const host = hostOf(facts)
  return host && host.unicode !== host.ascii
    ? finding('note', 'name_international', says('international', { ascii: host.ascii, unicode: host.unicode }))
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
