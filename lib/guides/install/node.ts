import { checkWithOpenssl, type GuideWriter } from '../context'

export const node: GuideWriter = (context) => {
  const { files } = context
  return {
    title: 'Install on Node.js',
    files: [files.fullchain],
    steps: [
      {
        text: `Put ${files.fullchain} and your private key ${files.key} into a folder that only the user running Node can read.`,
        command: `chmod 600 tls/${files.key}`,
      },
      {
        text: 'Give both to the server. Keep your own request handler.',
        command: `import { readFileSync } from 'node:fs'\nimport { createServer } from 'node:https'\n\ncreateServer(\n  {\n    cert: readFileSync('tls/${files.fullchain}'),\n    key: readFileSync('tls/${files.key}'),\n  },\n  handler,\n).listen(443)`,
      },
      { text: 'Restart the program: it reads the files only when it starts.' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, name the former two files again and restart the program. Keep them until the new ones have worked for some days.',
    },
  }
}
