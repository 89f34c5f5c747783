import { checkWithOpenssl, type GuideWriter } from '../context'

export const plesk: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.plesk.title'),
    files: [files.leaf, files.chain],
    steps: [
      {
        text: say('install.plesk.open'),
      },
      {
        text: say('install.plesk.choose'),
      },
      {
        text: say('install.plesk.upload'),
      },
      { text: say('install.plesk.use') },
      { text: say('install.plesk.look') },
    ],
    check: checkWithOpenssl(context),
    undo: { text: say('install.plesk.undo') },
  }
}
