import { checkWithOpenssl, type GuideWriter } from '../context'

export const node: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.node.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.node.copy'),
        command: `chmod 600 tls/${files.key}`,
      },
      {
        text: say('install.node.configure'),
        command: `import { readFileSync } from 'node:fs'\nimport { createServer } from 'node:https'\n\ncreateServer(\n  {\n    cert: readFileSync('tls/${files.fullchain}'),\n    key: readFileSync('tls/${files.key}'),\n  },\n  handler,\n).listen(443)`,
      },
      { text: say('install.node.restart') },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.node.undo'),
    },
  }
}
