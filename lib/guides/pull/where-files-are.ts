import type { GuideContext } from '../context'
import { fileStem } from '../file-names'
import type { GuideKey } from '../keys'

/** Where a server keeps its files, according to its install guide, and how it loads a new one. */
export type Place = { folder: string; check: string; reload: string }

/** Returns the paths for a kind of server; if they are not known, the guide contains a line for the reader to fill in. */
export function placeOfFiles(server: GuideKey, { domain }: GuideContext): Place {
  switch (server) {
    case 'nginx':
      return { folder: '/etc/nginx/tls', check: 'nginx -t -q', reload: 'systemctl reload nginx' }
    case 'apache':
      return { folder: '/etc/ssl/sites', check: 'apachectl configtest', reload: 'systemctl reload apache2 || systemctl reload httpd' }
    case 'caddy':
      return { folder: '/etc/caddy/tls', check: 'caddy validate --config /etc/caddy/Caddyfile', reload: 'systemctl reload caddy' }
    case 'haproxy':
      return {
        folder: '/etc/haproxy/tls',
        check: `cat "$file" "$key" >/etc/haproxy/certs/${fileStem(domain)}.pem && haproxy -c -f /etc/haproxy/haproxy.cfg`,
        reload: 'systemctl reload haproxy',
      }
    case 'mail':
      return { folder: '/etc/ssl/mail', check: 'postfix check && doveconf >/dev/null', reload: 'systemctl reload postfix dovecot' }
    default:
      return { folder: '/etc/ssl/sites', check: 'true', reload: 'systemctl reload YOUR-SERVER' }
  }
}
