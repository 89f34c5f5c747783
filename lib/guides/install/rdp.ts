import { type GuideWriter, makePfx } from '../context'

const LISTENER = `Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'"`

export const rdp: GuideWriter = (context) => {
  const { files, say } = context
  return {
    title: say('install.rdp.title'),
    files: [files.fullchain],
    steps: [
      makePfx(context),
      {
        text: say('install.rdp.import'),
        command: `$cert = Import-PfxCertificate -FilePath C:\\certs\\${files.pfx} -CertStoreLocation Cert:\\LocalMachine\\My -Password (Read-Host -AsSecureString)\n$cert.Thumbprint`,
      },
      {
        text: say('install.rdp.allow'),
      },
      {
        text: say('install.rdp.use'),
        command: `$listener = ${LISTENER}\n$listener.SSLCertificateSHA1Hash\n$listener | Set-CimInstance -Property @{ SSLCertificateSHA1Hash = $cert.Thumbprint }`,
      },
    ],
    check: {
      text: say('install.rdp.check'),
      command: `(${LISTENER}).SSLCertificateSHA1Hash`,
    },
    undo: {
      text: say('install.rdp.undo'),
      command: `${LISTENER} |\n  Set-CimInstance -Property @{ SSLCertificateSHA1Hash = 'FORMER-THUMBPRINT' }`,
    },
  }
}
