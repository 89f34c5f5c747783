import { copyInto, type GuideWriter, putBack } from '../context'

export const mail: GuideWriter = (context) => {
  const { files, host } = context
  const folder = '/etc/ssl/mail'
  return {
    title: 'Install on Postfix and Dovecot',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the server. Both programs read them as root.`,
        command: copyInto(folder, context),
      },
      {
        text: 'Name both in Postfix 3.4 or later, the key first.',
        command: `sudo postconf -e 'smtpd_tls_security_level = may' \\\n  'smtpd_tls_chain_files = ${folder}/${files.key}, ${folder}/${files.fullchain}'`,
      },
      {
        text: 'In /etc/dovecot/conf.d/10-ssl.conf set these lines. Dovecot 2.4 calls the last two ssl_server_cert_file and ssl_server_key_file, and wants no < before the path.',
        command: `ssl = required\nssl_cert = <${folder}/${files.fullchain}\nssl_key = <${folder}/${files.key}`,
      },
      { text: 'Let both test their configuration. Neither may print anything.', command: 'sudo postfix check\nsudo doveconf >/dev/null' },
      { text: 'Load it.', command: 'sudo systemctl reload postfix dovecot' },
    ],
    check: {
      text: 'Look at what both send, from any computer with OpenSSL. Each must say “Verification: OK”. Many providers block port 25 from homes: use 587 there.',
      command: `echo Q | openssl s_client -starttls smtp -connect ${host}:25 -servername ${host} -verify_hostname ${host} -brief\necho Q | openssl s_client -connect ${host}:993 -servername ${host} -verify_hostname ${host} -brief`,
    },
    undo: putBack(folder, context, 'sudo systemctl reload postfix dovecot'),
  }
}
