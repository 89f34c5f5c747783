import { domainToASCII } from 'node:url'

// RFC 5322 dot-atom characters before the @ and a dotted name after it. Anything beyond that is left to the mail server.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}$/
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/**
 * Returns the canonical form of an email address, used for accounts, orders and contacts: stripped of anything copied along with it, in
 * lower case, with the domain in ASCII. Returns null if the text is not an address. Dots and +tags before the @ are kept, because only the
 * recipient's mail server knows what they mean.
 */
export function canonicalEmail(text: string): string | null {
  const written = text
    .slice(0, 1000)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
  const bare = written.startsWith('mailto:') ? written.slice('mailto:'.length) : written
  const trimmed = bare.startsWith('<') && bare.endsWith('>') ? bare.slice(1, -1) : bare
  const at = trimmed.lastIndexOf('@')
  if (at < 1 || trimmed.length > 254) return null
  const domain = domainToASCII(trimmed.slice(at + 1))
  if (!domain) return null
  const address = `${trimmed.slice(0, at)}@${domain}`
  return address.length <= 254 && isMailbox(trimmed.slice(0, at), domain) ? address : null
}

function isMailbox(local: string, domain: string): boolean {
  const labels = domain.split('.')
  return (
    local.length <= 64 &&
    local.split('.').every((atom) => LOCAL.test(atom)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label))
  )
}
