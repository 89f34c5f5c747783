import { checkWithOpenssl, chooseFormer, type GuideWriter } from '../context'

export const synology: GuideWriter = (context) => {
  const { files, domain } = context
  return {
    title: 'Install on a Synology NAS',
    files: [files.leaf, files.chain],
    steps: [
      { text: 'In DSM open Control Panel, then Security, then the tab Certificate.' },
      { text: `Press Add, choose “Add a new certificate”, write ${domain} as the description, and choose “Import certificate”.` },
      {
        text: `Choose ${files.key} as Private Key, ${files.leaf} as Certificate and ${files.chain} as Intermediate certificate. Press OK: the list then shows ${domain} with its expiry date in green.`,
      },
      { text: 'Press Settings and choose the new certificate for each service that should use it. DSM restarts its web server.' },
    ],
    check: checkWithOpenssl(context, 5001),
    undo: chooseFormer('under Settings'),
  }
}
