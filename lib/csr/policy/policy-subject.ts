import { plainLetters } from '../../plain-letters'
import { guessCountryCode, isCountryCode } from '../countries'
import { quote } from '../quote'
import { finding, type Rule } from './policy-rule'

/** The default values of OpenSSL, Red Hat and web forms. */
const DEFAULTS = {
  organization: /^(?:internet widgits pty ltd|default company ltd|my company(?: name)?|company name|organi[sz]ation)$/i,
  locality: /^(?:default city|city|town)$/i,
  state: /^(?:some-state|state|province)$/i,
} as const

const FIELD_NAMES = { organization: 'Organisation', locality: 'Town', state: 'State' } as const

const organisationMissing: Rule = ({ organization, locality, country }, { level }) => {
  if (level === 'dv') return undefined
  const missing = [!organization && 'organisation (O)', !locality && 'town (L)', !country && 'country (C)'].filter(Boolean)
  if (missing.length === 0) return undefined
  const list = missing.length > 1 ? `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}` : missing[0]
  return finding(
    'blocker',
    'organisation_missing',
    `This certificate names your organisation, but the request has no ${list}. Make the request again with the details from the company register.`,
  )
}

const countryMissing: Rule = ({ country }, { level }) =>
  !country && level === 'dv'
    ? finding(
        'warning',
        'country_missing',
        'The request names no country. It is usually accepted; if the authority refuses it, make it again with your two-letter country code (C).',
      )
    : undefined

const countryOdd: Rule = ({ country }, { level }) => {
  if (!country || isCountryCode(country)) return undefined
  const code = guessCountryCode(country)
  const what = code
    ? `Country is “${quote(country)}”; the code is ${code}.`
    : `Country is “${quote(country)}”, which is not a two-letter country code such as US or GB.`
  // A domain-validated certificate does not contain the country, so this is only a warning.
  return level === 'dv'
    ? finding('warning', 'country_odd', `${what} It is usually accepted anyway. If the authority refuses it, make the request again.`)
    : finding('blocker', 'country_odd', `${what} Make the request again.`)
}

/**
 * Makes the rule for a field that still has its tool's default. A placeholder organisation is a blocker if the certificate would contain
 * it.
 */
function defaultLeft(field: keyof typeof DEFAULTS): Rule {
  return (facts, { level }) => {
    const value = facts[field]
    if (!value || !DEFAULTS[field].test(value)) return undefined
    return finding(
      level !== 'dv' && field === 'organization' ? 'blocker' : 'warning',
      `${field}_default`,
      `${FIELD_NAMES[field]} is “${quote(value)}”, which your software filled in automatically. Make the request again with your own details.`,
    )
  }
}

const notAscii: Rule = (facts, { family }) => {
  const value = [facts.organization, facts.locality, facts.state, facts.unit].find((text) => text && /[^\u0020-\u007e]/.test(text))
  if (!value) return undefined
  const who = family === 'symantec' ? 'This authority accepts only A–Z' : 'Most authorities accept only A–Z'
  const spelling = plainLetters(value, facts.country)
  const example = spelling ? `, for example “${quote(spelling)}”` : ''
  return finding(
    'warning',
    'subject_not_ascii',
    `“${quote(value)}” may be refused. ${who}${example}. Make the request again, or ask us first.`,
  )
}

const unitPresent: Rule = ({ unit }) =>
  unit ? finding('note', 'unit_dropped', `The department field (“${quote(unit)}”) is no longer printed in certificates.`) : undefined

const challengePassword: Rule = ({ hasChallengePassword }) =>
  hasChallengePassword
    ? finding(
        'note',
        'challenge_password',
        'The request contains a challenge password. It isn’t needed, and anyone who sees the request can read it. If you use that password elsewhere, change it there.',
      )
    : undefined

const emailPresent: Rule = ({ email }) =>
  email
    ? finding(
        'note',
        'email_dropped',
        `The email address in the request (${quote(email)}) is not printed in the certificate, and no emails go there. You enter contacts in the next step.`,
      )
    : undefined

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
