import { checkWithOpenssl, type GuideWriter } from '../context'

/** The key was generated on the server together with the request, so only the certificate has to be added. */
export const iis: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.iis.title'),
    files: [files.leaf, files.chain],
    steps: [
      {
        text: say('install.iis.intermediate'),
        command: `certutil -addstore CA ${files.chain}`,
      },
      {
        text: say('install.iis.complete'),
      },
      {
        text: say('install.iis.elsewhere'),
      },
      {
        text: say('install.iis.bind'),
      },
    ],
    check: checkWithOpenssl(context),
    undo: { text: say('install.iis.undo') },
  }
}
