import { checkWithOpenssl, type GuideWriter } from '../context'

export const synology: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.synology.title'),
    files: [files.leaf, files.chain],
    steps: [
      { text: say('install.synology.open') },
      { text: say('install.synology.add') },
      {
        text: say('install.synology.files'),
      },
      { text: say('install.synology.use') },
    ],
    check: checkWithOpenssl(context, 5001),
    undo: { text: say('install.synology.undo') },
  }
}
