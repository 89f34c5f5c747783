import { checkWithOpenssl, type GuideWriter } from '../context'
import { fileStem } from '../file-names'

export const mikrotik: GuideWriter = (context) => {
  const { files, host, say } = context
  const name = fileStem(context.domain)
  return {
    title: say('install.mikrotik.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.mikrotik.copy'),
        command: `scp ${files.fullchain} ${files.key} admin@${host}:/`,
      },
      {
        text: say('install.mikrotik.import'),
        command: `/certificate import file-name=${files.fullchain} name=${name} passphrase=""\n/certificate import file-name=${files.key} name=${name} passphrase=""`,
      },
      {
        text: say('install.mikrotik.look'),
        command: `/certificate print\n/file remove ${files.key}`,
      },
      { text: say('install.mikrotik.use'), command: `/ip service set www-ssl certificate=${name} disabled=no` },
      { text: say('install.mikrotik.others') },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.mikrotik.undo'),
      command: '/certificate print\n/ip service set www-ssl certificate=FORMER-NAME',
    },
  }
}
