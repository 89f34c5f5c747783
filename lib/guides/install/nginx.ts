import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const nginx: GuideWriter = (context) => {
  const { files, names, say } = context
  return {
    title: say('install.nginx.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.nginx.copy'),
        command: copyInto('/etc/nginx/tls', context),
      },
      {
        text: say('install.nginx.configure'),
        command: `server {\n    listen 443 ssl;\n    listen [::]:443 ssl;\n    server_name ${names.join(' ')};\n\n    ssl_certificate     /etc/nginx/tls/${files.fullchain};\n    ssl_certificate_key /etc/nginx/tls/${files.key};\n    ssl_protocols       TLSv1.2 TLSv1.3;\n}`,
      },
      { text: say('install.nginx.test'), command: 'sudo nginx -t' },
      { text: say('install.nginx.load'), command: 'sudo systemctl reload nginx' },
    ],
    check: checkWithOpenssl(context),
    undo: putBack('/etc/nginx/tls', context, 'sudo nginx -t && sudo systemctl reload nginx'),
  }
}
