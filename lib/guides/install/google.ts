import { trimEnd } from '../../trim-end'
import { checkWithOpenssl, type GuideWriter } from '../context'
import { fileStem } from '../file-names'

export const google: GuideWriter = (context) => {
  const { files } = context
  // Google's resource names: a letter first, then letters, digits and hyphens, up to 63.
  const resource = trimEnd(`tls-${fileStem(context.domain).replaceAll('.', '-')}`.slice(0, 63), '-')
  return {
    title: 'Install on a Google Cloud load balancer',
    files: [files.fullchain],
    steps: [
      {
        text: 'Upload certificate and key.',
        command: `gcloud compute ssl-certificates create ${resource} \\\n  --certificate=${files.fullchain} \\\n  --private-key=${files.key} --global`,
      },
      {
        text: 'Attach it to your load balancer’s HTTPS proxy, with your own proxy’s name. Separate several certificates with commas.',
        command: `gcloud compute target-https-proxies update YOUR-PROXY \\\n  --ssl-certificates=${resource} --global-ssl-certificates`,
      },
      { text: 'Wait a few minutes for the change to take effect everywhere.' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, attach the former certificate to the proxy. The first command lists them.',
      command: `gcloud compute ssl-certificates list\ngcloud compute target-https-proxies update YOUR-PROXY \\\n  --ssl-certificates=FORMER-CERTIFICATE --global-ssl-certificates`,
    },
  }
}
