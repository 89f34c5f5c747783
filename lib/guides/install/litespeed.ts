import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const litespeed: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.litespeed.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.litespeed.copy'),
        command: copyInto('/usr/local/lsws/conf/tls', context),
      },
      {
        text: say('install.litespeed.listener'),
      },
      {
        text: say('install.litespeed.configure'),
        command: `/usr/local/lsws/conf/tls/${files.key}\n/usr/local/lsws/conf/tls/${files.fullchain}`,
      },
      { text: say('install.litespeed.restart'), command: 'sudo /usr/local/lsws/bin/lswsctrl restart' },
    ],
    check: checkWithOpenssl(context),
    undo: putBack('/usr/local/lsws/conf/tls', context, 'sudo /usr/local/lsws/bin/lswsctrl restart'),
  }
}
