import { checkWithOpenssl, type GuideWriter } from '../context'

export const exchange: GuideWriter = (context) => {
  const { files } = context
  return {
    title: 'Install on Microsoft Exchange',
    files: [files.p7b, files.chain],
    steps: [
      {
        text: `Copy ${files.p7b} and ${files.chain} to C:\\certs on the server. In PowerShell as administrator, add the intermediate certificate to the computer’s store.`,
        command: `certutil -addstore CA C:\\certs\\${files.chain}`,
      },
      {
        text: 'In the Exchange Management Shell, complete the request that was made there. Note the thumbprint it prints.',
        command: `Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('C:\\certs\\${files.p7b}')) | Format-List Thumbprint, Services`,
      },
      {
        text: 'If the request was made elsewhere, make a .pfx file where the key is, with “Make a file with my key” on the certificate’s page. Copy it to C:\\certs and import it with its password instead.',
        command: `Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('C:\\certs\\${files.pfx}')) -Password (Read-Host -AsSecureString) | Format-List Thumbprint, Services`,
      },
      {
        text: 'Enable it with the thumbprint that was printed. If asked to replace the default SMTP certificate, say yes only if mail should use it too.',
        command: 'Enable-ExchangeCertificate -Thumbprint YOUR-THUMBPRINT -Services IIS,SMTP',
      },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, enable the former certificate. The first command lists the thumbprints.',
      command: `Get-ExchangeCertificate | Format-List Thumbprint, Subject, NotAfter, Services\nEnable-ExchangeCertificate -Thumbprint FORMER-THUMBPRINT -Services IIS,SMTP`,
    },
  }
}
