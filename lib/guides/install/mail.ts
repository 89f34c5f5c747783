import { copyInto, type GuideWriter, putBack } from '../context'

export const mail: GuideWriter = (context) => {
  const { files, host, say } = context
  const folder = '/etc/ssl/mail'
  return {
    title: say('install.mail.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.mail.copy'),
        command: copyInto(folder, context),
      },
      {
        text: say('install.mail.postfix'),
        command: `sudo postconf -e 'smtpd_tls_security_level = may' \\\n  'smtpd_tls_chain_files = ${folder}/${files.key}, ${folder}/${files.fullchain}'`,
      },
      {
        text: say('install.mail.dovecot'),
        command: `ssl = required\nssl_cert = <${folder}/${files.fullchain}\nssl_key = <${folder}/${files.key}`,
      },
      { text: say('install.mail.test'), command: 'sudo postfix check\nsudo doveconf >/dev/null' },
      { text: say('install.load'), command: 'sudo systemctl reload postfix dovecot' },
    ],
    check: {
      text: say('install.mail.check'),
      command: `echo Q | openssl s_client -starttls smtp -connect ${host}:25 -servername ${host} -verify_hostname ${host} -brief\necho Q | openssl s_client -connect ${host}:993 -servername ${host} -verify_hostname ${host} -brief`,
    },
    undo: putBack(folder, context, 'sudo systemctl reload postfix dovecot'),
  }
}
