import { checkWithOpenssl, chooseFormer, type GuideWriter } from '../context'

export const cpanel: GuideWriter = (context) => {
  const { files, host } = context
  const domain = context.domain.replace(/^\*\./, '')
  return {
    title: 'Install in cPanel',
    files: [files.leaf, files.chain],
    steps: [
      { text: 'In cPanel open Security, then SSL/TLS, then “Manage SSL sites”.' },
      { text: `Choose the domain ${domain}.` },
      { text: `Open ${files.leaf} in a text editor, copy all of it, and paste it into “Certificate: (CRT)”.` },
      {
        text: `If the request was made in cPanel, the private key fills itself in (“Autofill by Certificate”). Otherwise paste all of your ${files.key} into “Private Key (KEY)”.`,
      },
      { text: `Paste all of ${files.chain} into “Certificate Authority Bundle (CABUNDLE)”.` },
      { text: `Press “Install Certificate”. It must say “SSL Host Successfully Installed”. Then open https://${host} in a browser.` },
    ],
    check: checkWithOpenssl(context),
    undo: chooseFormer('under “Browse Certificates” on the same page, and install it again'),
  }
}
