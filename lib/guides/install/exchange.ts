import { checkWithOpenssl, type GuideWriter } from '../context'

export const exchange: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.exchange.title'),
    files: [files.p7b, files.chain],
    steps: [
      {
        text: say('install.exchange.intermediate'),
        command: `certutil -addstore CA C:\\certs\\${files.chain}`,
      },
      {
        text: say('install.exchange.complete'),
        command: `Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('C:\\certs\\${files.p7b}')) | Format-List Thumbprint, Services`,
      },
      {
        text: say('install.exchange.elsewhere'),
        command: `Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('C:\\certs\\${files.pfx}')) -Password (Read-Host -AsSecureString) | Format-List Thumbprint, Services`,
      },
      {
        text: say('install.exchange.enable'),
        command: 'Enable-ExchangeCertificate -Thumbprint YOUR-THUMBPRINT -Services IIS,SMTP',
      },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.exchange.undo'),
      command: `Get-ExchangeCertificate | Format-List Thumbprint, Subject, NotAfter, Services\nEnable-ExchangeCertificate -Thumbprint FORMER-THUMBPRINT -Services IIS,SMTP`,
    },
  }
}
