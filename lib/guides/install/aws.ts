import { checkWithOpenssl, type GuideWriter } from '../context'

export const aws: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.aws.title'),
    files: [files.leaf, files.chain],
    steps: [
      {
        text: say('install.aws.import'),
        command: `aws acm import-certificate --region us-east-1 \\\n  --certificate fileb://${files.leaf} \\\n  --private-key fileb://${files.key} \\\n  --certificate-chain fileb://${files.chain}`,
      },
      { text: say('install.aws.use') },
      {
        text: say('install.aws.again'),
        command: `aws acm import-certificate --certificate-arn YOUR-CERTIFICATE-ARN \\\n  --certificate fileb://${files.leaf} \\\n  --private-key fileb://${files.key} \\\n  --certificate-chain fileb://${files.chain}`,
      },
    ],
    check: checkWithOpenssl(context),
    undo: { text: say('install.aws.undo') },
  }
}
