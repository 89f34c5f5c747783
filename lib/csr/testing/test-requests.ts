import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

type Wish = { subject?: string; key?: string; names?: string; digest?: string; strings?: string; extra?: string[] }

/**
 * Tests only. Creates a request and its key with the openssl program, as a person would. `key` is genpkey's arguments. `strings` is the
 * string_mask: the ASN.1 string types the subject may use.
 */
export function makeRequest({
  subject = '/CN=shop.example.com',
  key = 'RSA -pkeyopt rsa_keygen_bits:2048',
  names,
  digest = 'sha256',
  strings = 'utf8only',
  extra = [],
}: Wish = {}): {
  pem: string
  keyPem: string
  printed: string
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'request-'))
  try {
    const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] }).toString()
    run('genpkey', '-algorithm', ...key.split(' '), '-out', 'key.pem')
    writeFileSync(path.join(folder, 'req.cnf'), `[req]\nstring_mask = ${strings}\ndistinguished_name = dn\n[dn]\n`)
    const san = names ? ['-addext', `subjectAltName=${names}`] : []
    run(
      'req',
      '-config',
      'req.cnf',
      '-new',
      '-key',
      'key.pem',
      `-${digest}`,
      '-utf8',
      '-subj',
      subject,
      '-out',
      'request.pem',
      ...san,
      ...extra,
    )
    return {
      pem: readFileSync(path.join(folder, 'request.pem'), 'utf8'),
      keyPem: readFileSync(path.join(folder, 'key.pem'), 'utf8'),
      printed: run('req', '-in', 'request.pem', '-text'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
