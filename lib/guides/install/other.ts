import { checkWithOpenssl, type GuideWriter, makePfx } from '../context'

export const other: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.other.title'),
    files: [files.zip],
    steps: [
      {
        text: say('install.other.unpack'),
      },
      {
        text: say('install.other.key'),
        command: `openssl pkey -in ${files.key} -pubout | openssl sha256\nopenssl x509 -in ${files.leaf} -noout -pubkey | openssl sha256`,
      },
      {
        text: say('install.other.give'),
      },
      { ...makePfx(context), text: say('install.other.makePfx') },
      { text: say('install.other.restart') },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.other.undo'),
    },
  }
}
