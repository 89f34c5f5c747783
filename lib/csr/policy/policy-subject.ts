import { listIn } from '../../languages/text'
import { plainLetters } from '../../plain-letters'
import { guessCountryCode, isCountryCode } from '../countries'
import { quote } from '../quote'
import { finding, findingWords, type Rule, says } from './policy-rule'

/** The default values of OpenSSL, Red Hat and web forms. */
const DEFAULTS = {
  organization: /^(?:internet widgits pty ltd|default company ltd|my company(?: name)?|company name|organi[sz]ation)$/i,
  locality: /^(?:default city|city|town)$/i,
  state: /^(?:some-state|state|province)$/i,
} as const

const organisationMissing: Rule = ({ organization, locality, country }, { level }) => {
  if (level === 'dv') return undefined
  const found = { o: organization, l: locality, c: country }
  const missing = (['o', 'l', 'c'] as const).filter((field) => !found[field])
  if (missing.length === 0) return undefined
  return finding('blocker', 'organisation_missing', (language) => {
    const words = findingWords(language)
    const list = missing.map((field) => words(field))
    return words('organisationMissing', { list: listIn(language, list) })
  })
}

const countryMissing: Rule = ({ country }, { level }) =>
  !country && level === 'dv' ? finding('warning', 'country_missing', says('countryMissing')) : undefined

const countryOdd: Rule = ({ country }, { level }) => {
  if (!country || isCountryCode(country)) return undefined
  const code = guessCountryCode(country)
  const what = code ? says('countryIs', { country: quote(country), code }) : says('countryNoCode', { country: quote(country) })
  // A domain-validated certificate does not contain the country, so this is only a warning.
  return level === 'dv'
    ? finding('warning', 'country_odd', (language) => findingWords(language)('acceptedAnyway', { what: what(language) }))
    : finding('blocker', 'country_odd', (language) => findingWords(language)('makeAgain', { what: what(language) }))
}

/**
 * Creates the rule for a field that still has its tool's default value. A placeholder organisation is a blocker if the certificate would
 * contain it.
 */
function defaultLeft(field: keyof typeof DEFAULTS): Rule {
  return (facts, { level }) => {
    const value = facts[field]
    if (!value || !DEFAULTS[field].test(value)) return undefined
    return finding(level !== 'dv' && field === 'organization' ? 'blocker' : 'warning', `${field}_default`, (language) =>
      findingWords(language)(`defaultLeft.${field}`, { value: quote(value) }),
    )
  }
}

const notAscii: Rule = (facts, { family }) => {
  const value = [facts.organization, facts.locality, facts.state, facts.unit].find((text) => text && /[^\u0020-\u007e]/.test(text))
  if (!value) return undefined
  const who = family === 'symantec' ? 'this' : 'most'
  const spelling = plainLetters(value, facts.country)
  return finding('warning', 'subject_not_ascii', (language) =>
    spelling
      ? findingWords(language)(`subject.${who}Spelling`, { value: quote(value), spelling: quote(spelling) })
      : findingWords(language)(`subject.${who}`, { value: quote(value) }),
  )
}

const unitPresent: Rule = ({ unit }) => (unit ? finding('note', 'unit_dropped', says('unit', { unit: quote(unit) })) : undefined)

const challengePassword: Rule = ({ hasChallengePassword }) =>
  hasChallengePassword ? finding('note', 'challenge_password', says('challenge')) : undefined

const emailPresent: Rule = ({ email }) => (email ? finding('note', 'email_dropped', says('email', { email: quote(email) })) : undefined)

/** Rules about the organisation and the other fields of the subject. */
export const subjectRules: readonly Rule[] = [
  organisationMissing,
  countryOdd,
  defaultLeft('organization'),
  defaultLeft('locality'),
  defaultLeft('state'),
  countryMissing,
  notAscii,
  unitPresent,
  emailPresent,
  challengePassword,
]
