import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const caddy: GuideWriter = (context) => {
  const { files, names } = context
  return {
    title: 'Install on Caddy',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the server, readable by Caddy only.`,
        command: copyInto('/etc/caddy/tls', context, { owner: 'caddy' }),
      },
      {
        text: 'In /etc/caddy/Caddyfile name both files; Caddy then stops getting a certificate of its own for these names. Keep your own lines inside the braces.',
        command: `${names.join(', ')} {\n\ttls /etc/caddy/tls/${files.fullchain} /etc/caddy/tls/${files.key}\n}`,
      },
      {
        text: 'Let Caddy test the file. It must say “Valid configuration”.',
        command: 'sudo -H -u caddy caddy validate --config /etc/caddy/Caddyfile',
      },
      { text: 'Load it.', command: 'sudo systemctl reload caddy' },
    ],
    check: checkWithOpenssl(context),
    undo: putBack(
      '/etc/caddy/tls',
      context,
      'sudo -H -u caddy caddy validate --config /etc/caddy/Caddyfile && sudo systemctl reload caddy',
    ),
  }
}
