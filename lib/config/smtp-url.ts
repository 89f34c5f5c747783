import { isIP } from 'node:net'

const ENCODE = 'percent-encode it in the login or password: # as %23, / as %2F, ? as %3F, @ as %40, % as %25'

/** Returns whether a URL's host name can only mean the local machine. */
export function isThisMachine(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/**
 * Returns what is wrong with the URL of a mail server and what to write instead, or null. Never includes the URL. Emails contain sign-in
 * links, so they are sent to another machine only over an encrypted connection.
 */
export function smtpFault(text: string): string | null {
  if (!/^smtps?:\/\//.test(text)) return 'must start with smtps:// or smtp://'
  if (/\s/.test(text)) return 'must not contain spaces; percent-encode a space as %20'
  if (text.includes('#')) return `has a # that cuts off the rest; ${ENCODE}`
  if (!URL.canParse(text)) return `cannot be read; use smtps://login:password@host:465, and if a character breaks it, ${ENCODE}`
  const url = new URL(text)
  if (!isHost(url.hostname)) return 'names no mail server; use smtps://login:password@host:465'
  if ((url.pathname !== '' && url.pathname !== '/') || url.search.includes('@')) return `has a / or ? that cuts off the password; ${ENCODE}`
  if (!isEncoded(url.username) || !isEncoded(url.password))
    return `has a % in the login or password that is not part of a percent-encoding; ${ENCODE}`
  return isThisMachine(url.hostname) ? null : tlsFault(url)
}

function tlsFault({ protocol, searchParams }: URL): string | null {
  const isSet = (name: string, value: string) => searchParams.getAll(name).includes(value)
  if (isSet('tls.rejectUnauthorized', 'false') || isSet('tls.rejectUnauthorized', '0'))
    return 'accepts any server as the mail server; remove tls.rejectUnauthorized (set NODE_EXTRA_CA_CERTS for your own certificate authority)'
  if (searchParams.has('ignoreTLS')) return 'sends emails that anyone on the network path can read; remove ignoreTLS'
  if (protocol === 'smtps:' || (isSet('requireTLS', 'true') && !isSet('requireTLS', 'false'))) return null
  return 'does not require encryption; use smtps:// (port 465), or smtp:// with ?requireTLS=true at the end (port 587)'
}

function isHost(hostname: string): boolean {
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0 || /^[a-z0-9_]([a-z0-9._-]*[a-z0-9])?$/i.test(hostname)
}

function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}
