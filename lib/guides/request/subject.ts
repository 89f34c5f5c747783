/** What a request should say about its owner; missing fields are not asked for. */
export type RequestDetails = {
  domain: string
  /** Further names for the certificate. */
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

/** For `openssl req -subj`: slashes separate the fields, and `\`, `/` and `+` inside a value are escaped. */
export function opensslSubject(details: RequestDetails): string {
  return subjectFields(details)
    .map(([name, value]) => `/${name}=${value.replace(/[\\/+]/g, '\\$&')}`)
    .join('')
}

/** For `keytool -dname`: RFC 2253, most specific first. */
export function keytoolName(details: RequestDetails): string {
  return subjectFields(details)
    .reverse()
    .map(([name, value]) => `${name}=${value.replace(/[\\,+"<>;=#]/g, '\\$&')}`)
    .join(', ')
}

/** `DNS:a, DNS:b` of all names, as a request lists them; null if there is only one (RFC 5280 §4.2.1.6). */
export function alternativeNames({ domain, otherNames = [] }: RequestDetails, prefix: 'DNS:' | 'dns:'): string | null {
  return otherNames.length ? [domain, ...otherNames].map((name) => prefix + name).join(',') : null
}

/** Quotes any text as one argument for a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
