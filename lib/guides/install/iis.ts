import { checkWithOpenssl, chooseFormer, type GuideWriter } from '../context'

/** The key was born on the server with the request, so the certificate alone completes it. */
export const iis: GuideWriter = (context) => {
  const { files, host, domain } = context
  return {
    title: 'Install on Microsoft IIS',
    files: [files.leaf, files.chain],
    steps: [
      {
        text: `Copy ${files.leaf} and ${files.chain} to the server. In PowerShell as administrator, add the intermediate certificate to the computer’s store.`,
        command: `certutil -addstore CA ${files.chain}`,
      },
      {
        text: `Open IIS Manager, choose the server, then Server Certificates, then Complete Certificate Request. Choose ${files.leaf} (set the file filter to all files), write ${domain} as the friendly name and take the store “Web Hosting” or “Personal”.`,
      },
      {
        text: 'If IIS cannot find the request, it was made on another computer or in a browser. Make a .pfx file where the key is, with “Make a file with my key” on the certificate’s page, and use Import instead.',
      },
      {
        text: `Choose the site, then Bindings, then Add or Edit: type https, port 443, host name ${host}, tick “Require Server Name Indication”, and pick the certificate ${domain}.`,
      },
    ],
    check: checkWithOpenssl(context),
    undo: chooseFormer('in the same binding'),
  }
}
