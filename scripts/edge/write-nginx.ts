import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tryProgram } from './run-program'

type Places = {
  folder: string
  /** The ports on which nginx listens with and without TLS. */
  ports: { tls: number; plain: number }
  webPorts: readonly number[]
  /** Additional configuration for the `http` block. */
  besides?: string
}

/** The shop's host name on this computer, which replaces the example in the configuration. */
export const SHOP_NAME = 'localhost'

/**
 * Writes the nginx configuration from `deploy` to a folder, with this computer's paths and ports and its own certificate. Returns the
 * arguments for nginx.
 * @throws Error if openssl is not installed.
 */
export function writeNginx({ folder, ports, webPorts, besides = '' }: Places): string[] {
  const own = path.join(folder, 'keelmark')
  for (const name of ['tls', 'log', 'cache', 'temp']) mkdirSync(path.join(own, name), { recursive: true })
  // nginx's workers run as another user.
  chmodSync(folder, 0o755)
  cpSync('deploy/nginx', own, { recursive: true })
  makeCertificate(path.join(own, 'tls'))
  const change = (name: string, edit: (text: string) => string) => {
    const file = path.join(own, name)
    writeFileSync(file, edit(readFileSync(file, 'utf8')).replaceAll('/etc/nginx/keelmark/', `${own}/`))
  }
  change('nginx.conf', (text) =>
    text
      .replace(/^user .*/m, process.getuid?.() === 0 ? 'user nobody nogroup;' : '')
      .replace(/^pid .*/m, `pid ${own}/nginx.pid;`)
      .replace('/var/log/nginx/', `${own}/log/`)
      .replace(/^http \{/m, `daemon off;\nhttp {\n${temporary(own)}${besides}`),
  )
  change('upstream.conf', (text) => {
    const servers = webPorts.map((port) => `server 127.0.0.1:${port} max_fails=1 fail_timeout=2s;`)
    return text.replace(/( *server .*\n)+/, `${servers.join('\n')}\n`)
  })
  change('proxy.conf', (text) => text)
  change('keelmark.conf', (text) =>
    text
      .replaceAll('shop.example.com', SHOP_NAME)
      .replaceAll(/^ *listen \[::\].*\n/gm, '')
      .replaceAll('listen 443', `listen 127.0.0.1:${ports.tls}`)
      .replaceAll('listen 80', `listen 127.0.0.1:${ports.plain}`)
      .replace('/var/cache/nginx/keelmark', `${own}/cache`)
      .replace('/var/log/nginx/', `${own}/log/`),
  )
  return ['-p', own, '-c', path.join(own, 'nginx.conf'), '-e', path.join(own, 'log/start.log')]
}

function temporary(own: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return kinds.map((kind) => `${kind}_temp_path ${own}/temp/${kind};\n`).join('')
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', path.join(folder, 'privkey.pem'), '-out', path.join(folder, 'fullchain.pem')]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const { ok, said } = tryProgram('openssl', ['req', '-x509', ...kind, '-subj', `/CN=${SHOP_NAME}`, ...files])
  if (!ok) throw new Error(`No certificate could be created: ${said.trim()}`)
}
