import { trimEnd } from '../../trim-end'
import { checkWithOpenssl, type GuideWriter } from '../context'
import { fileStem } from '../file-names'

export const google: GuideWriter = (context) => {
  const { files, say } = context
  // Google's resource names start with a letter, followed by letters, digits and hyphens, 63 characters at most.
  const resource = trimEnd(`tls-${fileStem(context.domain).replaceAll('.', '-')}`.slice(0, 63), '-')
  return {
    title: say('install.google.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.google.upload'),
        command: `gcloud compute ssl-certificates create ${resource} \\\n  --certificate=${files.fullchain} \\\n  --private-key=${files.key} --global`,
      },
      {
        text: say('install.google.attach'),
        command: `gcloud compute target-https-proxies update YOUR-PROXY \\\n  --ssl-certificates=${resource} --global-ssl-certificates`,
      },
      { text: say('install.google.wait') },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.google.undo'),
      command: `gcloud compute ssl-certificates list\ngcloud compute target-https-proxies update YOUR-PROXY \\\n  --ssl-certificates=FORMER-CERTIFICATE --global-ssl-certificates`,
    },
  }
}
