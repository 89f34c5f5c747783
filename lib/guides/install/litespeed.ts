import { checkWithOpenssl, type GuideWriter } from '../context'

export const litespeed: GuideWriter = (context) => {
  const { files, names } = context
  return {
    title: 'Install on LiteSpeed',
    files: [files.fullchain],
    steps: [
      {
        text: `Copy ${files.fullchain} and your private key ${files.key} to the server.`,
        command: `sudo install -d -m 750 /usr/local/lsws/conf/tls\nsudo install -m 644 ${files.fullchain} /usr/local/lsws/conf/tls/\nsudo install -m 600 ${files.key} /usr/local/lsws/conf/tls/`,
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
  }
}
