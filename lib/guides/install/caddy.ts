import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const caddy: GuideWriter = (context) => {
  const { files, names, say } = context
  return {
    title: say('install.caddy.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.caddy.copy'),
        command: copyInto('/etc/caddy/tls', context, { owner: 'caddy' }),
      },
      {
        text: say('install.caddy.configure'),
        command: `${names.join(', ')} {\n\ttls /etc/caddy/tls/${files.fullchain} /etc/caddy/tls/${files.key}\n}`,
      },
      {
        text: say('install.caddy.test'),
        command: 'sudo -H -u caddy caddy validate --config /etc/caddy/Caddyfile',
      },
      { text: say('install.load'), command: 'sudo systemctl reload caddy' },
    ],
    check: checkWithOpenssl(context),
    undo: putBack(
      '/etc/caddy/tls',
      context,
      'sudo -H -u caddy caddy validate --config /etc/caddy/Caddyfile && sudo systemctl reload caddy',
    ),
  }
}
