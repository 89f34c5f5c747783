import { checkWithOpenssl, type GuideWriter, makePfx } from '../context'

export const azure: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.azure.title'),
    files: [files.fullchain],
    steps: [
      makePfx(context),
      {
        text: say('install.azure.upload'),
      },
      { text: say('install.azure.bind') },
    ],
    check: checkWithOpenssl(context),
    undo: { text: say('install.azure.undo') },
  }
}
