import { isIP } from 'node:net'

const ENCODE = 'percent-encode it in the login or password: # as %23, / as %2F, ? as %3F, @ as %40, % as %25'

/** Returns whether a URL's host name can only mean the local machine. */
export function isThisMachine(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/**
 * Returns what is wrong with the address of a mail server and what to write instead, or null. Never contains the address. Emails carry links
 * that sign people in, so they go to another machine encrypted or not at all.
 */
export function smtpFault(text: string): string | null {
  if (!/^smtps?:\/\//.test(text)) return 'must start with smtps:// or smtp://'
  if (/\s/.test(text)) return 'must not contain blanks; percent-encode a blank as %20'
  if (text.includes('#')) return `has a # that cuts the rest off; ${ENCODE}`
  if (!URL.canParse(text)) return `cannot be read; write smtps://login:password@host:465, and if a sign breaks it, ${ENCODE}`
  const url = new URL(text)
  if (!isHost(url.hostname)) return 'names no mail server; write smtps://login:password@host:465'
  if ((url.pathname !== '' && url.pathname !== '/') || url.search.includes('@')) return `has a / or ? that cuts the password off; ${ENCODE}`
  if (!isEncoded(url.username) || !isEncoded(url.password)) return `has a % in the login or password that encodes nothing; ${ENCODE}`
  return isThisMachine(url.hostname) ? null : tlsFault(url)
}

function tlsFault({ protocol, searchParams }: URL): string | null {
  const isSet = (name: string, value: string) => searchParams.getAll(name).includes(value)
  if (isSet('tls.rejectUnauthorized', 'false') || isSet('tls.rejectUnauthorized', '0'))
    return 'takes any server for the mail server; remove tls.rejectUnauthorized (NODE_EXTRA_CA_CERTS names an authority of your own)'
  if (searchParams.has('ignoreTLS')) return 'sends mails that anybody on the way can read; remove ignoreTLS'
  if (protocol === 'smtps:' || (isSet('requireTLS', 'true') && !isSet('requireTLS', 'false'))) return null
  return 'does not demand encryption; write smtps:// (port 465), or smtp:// with ?requireTLS=true at the end (port 587)'
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
