import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const apache: GuideWriter = (context) => {
  const { files, names, say } = context
  const [first, ...others] = names
  const alias = others.length > 0 ? `    ServerAlias ${others.join(' ')}\n` : ''
  return {
    title: say('install.apache.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.apache.copy'),
        command: copyInto('/etc/ssl/sites', context),
      },
      { text: say('install.apache.tlsOnDebian'), command: 'sudo a2enmod ssl' },
      { text: say('install.apache.tlsOnRedHat'), command: 'sudo dnf install mod_ssl' },
      {
        text: say('install.apache.configure'),
        command: `<VirtualHost *:443>\n    ServerName ${first}\n${alias}\n    SSLEngine on\n    SSLCertificateFile    /etc/ssl/sites/${files.fullchain}\n    SSLCertificateKeyFile /etc/ssl/sites/${files.key}\n</VirtualHost>`,
      },
      { text: say('install.apache.test'), command: 'sudo apachectl configtest' },
      {
        text: say('install.apache.load'),
        command: 'sudo systemctl reload apache2 || sudo systemctl reload httpd',
      },
    ],
    check: checkWithOpenssl(context),
    undo: putBack('/etc/ssl/sites', context, 'sudo apachectl configtest && (sudo systemctl reload apache2 || sudo systemctl reload httpd)'),
  }
}
