import { checkWithOpenssl, chooseFormer, type GuideWriter } from '../context'

export const aws: GuideWriter = (context) => {
  const { files } = context
  return {
    title: 'Import into AWS Certificate Manager',
    files: [files.leaf, files.chain],
    steps: [
      {
        text: 'Import the three parts. For CloudFront the region must be us-east-1; for a load balancer, the load balancer’s own. Note the CertificateArn it prints.',
        command: `aws acm import-certificate --region us-east-1 \\\n  --certificate fileb://${files.leaf} \\\n  --private-key fileb://${files.key} \\\n  --certificate-chain fileb://${files.chain}`,
      },
      { text: 'Choose the certificate in the HTTPS listener of your load balancer, or in the settings of your CloudFront distribution.' },
      {
        text: 'For a later file, import it under the same name, so that everything using it follows. Replace the ARN with yours.',
        command: `aws acm import-certificate --certificate-arn YOUR-CERTIFICATE-ARN \\\n  --certificate fileb://${files.leaf} \\\n  --private-key fileb://${files.key} \\\n  --certificate-chain fileb://${files.chain}`,
      },
    ],
    check: checkWithOpenssl(context),
    undo: chooseFormer('in the listener or distribution. An import over an older file cannot be taken back: import that file again'),
  }
}
