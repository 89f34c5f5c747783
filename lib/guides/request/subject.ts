/** What a request should state about its owner; missing fields are left out. */
export type RequestDetails = {
  domain: string
  /** Additional names for the certificate. */
  otherNames?: readonly string[]
  organization?: string
  locality?: string
  state?: string
  /** Two letters. */
  country?: string
}

type SubjectField = 'C' | 'ST' | 'L' | 'O' | 'CN'

/** The subject's fields in the order authorities print them, with OpenSSL's short names. */
export function subjectFields({ country, state, locality, organization, domain }: RequestDetails): [name: SubjectField, value: string][] {
  const fields: [SubjectField, string | undefined][] = [
    ['C', country],
    ['ST', state],
    ['L', locality],
    ['O', organization],
    ['CN', domain],
  ]
  return fields.flatMap(([name, value]): [SubjectField, string][] => {
    const text = value?.replace(/\p{Cc}+/gu, ' ').trim()
    return text ? [[name, text]] : []
  })
}

/** Formats the subject for `openssl req -subj`: slashes separate the fields, and `\`, `/` and `+` inside a value are escaped. */
export function opensslSubject(details: RequestDetails): string {
  return subjectFields(details)
    .map(([name, value]) => `/${name}=${value.replace(/[\\/+]/g, '\\$&')}`)
    .join('')
}

/** Formats the subject for `keytool -dname`: RFC 2253, most specific first. */
export function keytoolName(details: RequestDetails): string {
  return subjectFields(details)
    .reverse()
    .map(([name, value]) => `${name}=${value.replace(/[\\,+"<>;=#]/g, '\\$&')}`)
    .join(', ')
}

/** Returns `DNS:a, DNS:b` with all names, as a request lists them, or null if there is only one (RFC 5280 §4.2.1.6). */
export function alternativeNames({ domain, otherNames = [] }: RequestDetails, prefix: 'DNS:' | 'dns:'): string | null {
  return otherNames.length ? [domain, ...otherNames].map((name) => prefix + name).join(',') : null
}

/** Quotes a string as a single argument for a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
