import type { Form } from '../command'

export type Credentials = { loginId: string; password: string }

/** Returns the form body of a call. Nothing goes into the URL, because proxies log it. */
export function formBody(command: string, { loginId, password }: Credentials, form: Form): string {
  const body = new URLSearchParams({ command, uid: loginId, pw: password, responsetype: 'xml' })
  for (const [name, value] of Object.entries(form)) if (value !== undefined) body.set(name, String(value))
  return body.toString()
}

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Checks Enom's address before a password is sent to it.
 * @throws Error if it is neither https nor local, or has a query, fragment or login.
 */
export function readEndpoint(url: string): URL {
  const endpoint = new URL(url)
  const safe = endpoint.protocol === 'https:' || (endpoint.protocol === 'http:' && LOOPBACK_HOSTS.has(endpoint.hostname))
  if (!safe) throw new Error('the address of Enom must be https')
  if (endpoint.search || endpoint.hash || endpoint.username) throw new Error('the address of Enom must have no query, fragment or login')
  return endpoint
}
