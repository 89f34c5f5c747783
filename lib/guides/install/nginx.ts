import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const nginx: GuideWriter = (context) => {
  const { files, names } = context
  return {
    title: 'Install on nginx',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the server and put them into a folder of their own.`,
        command: copyInto('/etc/nginx/tls', context),
      },
      {
        text: 'In the site’s file under /etc/nginx/sites-available or /etc/nginx/conf.d, name both files in the server block. Keep your own root or proxy_pass lines.',
        command: `server {\n    listen 443 ssl;\n    listen [::]:443 ssl;\n    server_name ${names.join(' ')};\n\n    ssl_certificate     /etc/nginx/tls/${files.fullchain};\n    ssl_certificate_key /etc/nginx/tls/${files.key};\n    ssl_protocols       TLSv1.2 TLSv1.3;\n}`,
      },
      { text: 'Let nginx test the configuration. It must say “test is successful”.', command: 'sudo nginx -t' },
      { text: 'Load it. A reload keeps visitors connected; a restart is not needed.', command: 'sudo systemctl reload nginx' },
    ],
    check: checkWithOpenssl(context),
    undo: putBack('/etc/nginx/tls', context, 'sudo nginx -t && sudo systemctl reload nginx'),
  }
}
