import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const apache: GuideWriter = (context) => {
  const { files, names } = context
  const [first, ...others] = names
  const alias = others.length > 0 ? `    ServerAlias ${others.join(' ')}\n` : ''
  return {
    title: 'Install on Apache',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the server and put them where Apache can read them.`,
        command: copyInto('/etc/ssl/sites', context),
      },
      { text: 'Switch TLS on. On Debian and Ubuntu:', command: 'sudo a2enmod ssl' },
      { text: 'On Red Hat, Rocky, Alma and Fedora instead:', command: 'sudo dnf install mod_ssl' },
      {
        text: `In the site’s file under /etc/apache2/sites-available or /etc/httpd/conf.d, name both files. Keep your own DocumentRoot or ProxyPass lines. Apache before 2.4.8 wants ${files.leaf} there, and SSLCertificateChainFile with ${files.chain} beside it.`,
        command: `<VirtualHost *:443>\n    ServerName ${first}\n${alias}\n    SSLEngine on\n    SSLCertificateFile    /etc/ssl/sites/${files.fullchain}\n    SSLCertificateKeyFile /etc/ssl/sites/${files.key}\n</VirtualHost>`,
      },
      { text: 'Let Apache test the configuration. It must say “Syntax OK”.', command: 'sudo apachectl configtest' },
      {
        text: 'Load it: apache2 on Debian and Ubuntu, httpd elsewhere.',
        command: 'sudo systemctl reload apache2 || sudo systemctl reload httpd',
      },
    ],
    check: checkWithOpenssl(context),
    undo: putBack('/etc/ssl/sites', context, 'sudo apachectl configtest && (sudo systemctl reload apache2 || sudo systemctl reload httpd)'),
  }
}
