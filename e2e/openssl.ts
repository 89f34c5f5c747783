import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const folder = mkdtempSync(path.join(tmpdir(), 'keelmark-e2e-'))
let made = 0

/**
 * Creates a certificate request with OpenSSL for `subject` (`/CN=...`) and further `names`. Returns the request as PEM and its public key.
 */
export function makeRequest(subject: string, names: readonly string[] = []): { csr: string; publicKey: string } {
  const name = path.join(folder, String(++made))
  const extension = names.length ? ['-addext', `subjectAltName=${names.map((each) => `DNS:${each}`).join()}`] : []
  execFileSync(
    'openssl',
    ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject, ...extension],
    {
      stdio: 'pipe',
    },
  )
  return {
    csr: readFileSync(`${name}.csr`, 'utf8'),
    publicKey: execFileSync('openssl', ['pkey', '-in', `${name}.key`, '-pubout'], { encoding: 'utf8' }),
  }
}

/** Returns `OK`, or the error that `openssl verify` reports for a leaf, its intermediates and a root for one host name. */
export function verifyChain({ leaf, chain, root, host }: { leaf: string; chain: string; root: string; host: string }): string {
  const file = (name: string, text: string) => {
    const at = path.join(folder, `${++made}-${name}.pem`)
    writeFileSync(at, text)
    return at
  }
  const args = ['verify', '-CAfile', file('root', root), '-untrusted', file('chain', chain), '-verify_hostname', host, file('leaf', leaf)]
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' }).trim().split(': ').at(-1) ?? ''
}

/** Returns the public key of a certificate as PEM. */
export function publicKeyOf(certificate: string): string {
  return execFileSync('openssl', ['x509', '-noout', '-pubkey'], { input: certificate, encoding: 'utf8' })
}

/** Creates a private key unrelated to any certificate. */
export function makeKey(): string {
  return execFileSync('openssl', ['genpkey', '-algorithm', 'RSA'], { encoding: 'utf8', stdio: 'pipe' })
}

/** Returns the public key of a private key as PEM. */
export function publicKeyOfKey(key: string): string {
  return execFileSync('openssl', ['pkey', '-pubout'], { input: key, encoding: 'utf8' })
}

/** Opens a PFX file and returns its private key and the certificate linked to it, both as PEM. */
export function openPfx(file: string, password: string): { key: string; leaf: string } {
  const open = (...what: string[]) =>
    execFileSync('openssl', ['pkcs12', '-in', file, '-passin', `pass:${password}`, '-legacy', ...what], { encoding: 'utf8', stdio: 'pipe' })
  return { key: open('-nodes', '-nocerts'), leaf: open('-nokeys', '-clcerts') }
}
