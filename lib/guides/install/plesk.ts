import { checkWithOpenssl, chooseFormer, type GuideWriter } from '../context'

export const plesk: GuideWriter = (context) => {
  const { files, host } = context
  const domain = context.domain.replace(/^\*\./, '')
  return {
    title: 'Install in Plesk',
    files: [files.leaf, files.chain],
    steps: [
      {
        text: `In Plesk open Websites & Domains, then ${domain}, then SSL/TLS Certificates, then “Manage” (also called “Advanced settings”).`,
      },
      {
        text: `Choose the entry you made the request with. Without one, press “Add SSL/TLS Certificate” and give your ${files.key} as private key.`,
      },
      {
        text: `Under “Upload the certificate files” choose ${files.leaf} as certificate and ${files.chain} as CA certificate, and upload them.`,
      },
      { text: `Go to Hosting Settings of ${domain}, tick “SSL/TLS support”, choose the new certificate and press OK.` },
      { text: `Open https://${host} in a browser.` },
    ],
    check: checkWithOpenssl(context),
    undo: chooseFormer('in Hosting Settings'),
  }
}
