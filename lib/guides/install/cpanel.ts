import { checkWithOpenssl, type GuideWriter } from '../context'

export const cpanel: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.cpanel.title'),
    files: [files.leaf, files.chain],
    steps: [
      { text: say('install.cpanel.open') },
      { text: say('install.cpanel.choose') },
      { text: say('install.cpanel.certificate') },
      {
        text: say('install.cpanel.key'),
      },
      { text: say('install.cpanel.bundle') },
      { text: say('install.cpanel.install') },
    ],
    check: checkWithOpenssl(context),
    undo: { text: say('install.cpanel.undo') },
  }
}
