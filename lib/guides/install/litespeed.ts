import { checkWithOpenssl, copyInto, type GuideWriter, putBack } from '../context'

export const litespeed: GuideWriter = (context) => {
  const { files, names } = context
  return {
    title: 'Install on LiteSpeed',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the server.`,
        command: copyInto('/usr/local/lsws/conf/tls', context),
      },
      {
        text: `In the WebAdmin console open Listeners, choose or add the one on port 443 with “Secure: Yes”, and map it to ${names.join(', ')}.`,
      },
      {
        text: `On its SSL tab set “Private Key File” and “Certificate File” as below, and “Chained Certificate” to Yes.`,
        command: `/usr/local/lsws/conf/tls/${files.key}\n/usr/local/lsws/conf/tls/${files.fullchain}`,
      },
      { text: 'Save, then do a graceful restart.', command: 'sudo /usr/local/lsws/bin/lswsctrl restart' },
    ],
    check: checkWithOpenssl(context),
    undo: putBack('/usr/local/lsws/conf/tls', context, 'sudo /usr/local/lsws/bin/lswsctrl restart'),
  }
}
