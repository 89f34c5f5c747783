import { checkWithOpenssl, type GuideWriter } from '../context'
import { fileStem } from '../file-names'

export const mikrotik: GuideWriter = (context) => {
  const { files, host } = context
  const name = fileStem(context.domain)
  return {
    title: 'Install on MikroTik RouterOS 7',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the router, as a user that may use FTP.`,
        command: `scp ${files.fullchain} ${files.key} admin@${host}:/`,
      },
      {
        text: 'In the router’s terminal import both. The first must print “certificates-imported: 2” or more, the second “private-keys-imported: 1”.',
        command: `/certificate import file-name=${files.fullchain} name=${name} passphrase=""\n/certificate import file-name=${files.key} name=${name} passphrase=""`,
      },
      {
        text: 'Look at the names. The one with the flags K and T has the key; write it into the next command if it differs. Delete the key file.',
        command: `/certificate print\n/file remove ${files.key}`,
      },
      { text: 'Give it to the web service of the router.', command: `/ip service set www-ssl certificate=${name} disabled=no` },
      { text: 'If the router’s hotspot or SSTP server uses a certificate, name the new one there too.' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, give the web service its former certificate. The first command lists the names.',
      command: '/certificate print\n/ip service set www-ssl certificate=FORMER-NAME',
    },
  }
}
