import { type GuideWriter, makePfx } from '../context'

const LISTENER = `Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'"`

export const rdp: GuideWriter = (context) => {
  const { files } = context
  return {
    title: 'Install for Windows Remote Desktop',
    files: [files.fullchain],
    steps: [
      makePfx(context),
      {
        text: `Copy ${files.pfx} to C:\\certs on the server. In PowerShell as administrator, import it with its password.`,
        command: `$cert = Import-PfxCertificate -FilePath C:\\certs\\${files.pfx} -CertStoreLocation Cert:\\LocalMachine\\My -Password (Read-Host -AsSecureString)\n$cert.Thumbprint`,
      },
      {
        text: 'Remote Desktop runs as NETWORK SERVICE, which must be able to read the key. In certlm.msc open Personal, then Certificates. Right-click the new one, choose All Tasks, then Manage Private Keys, and allow NETWORK SERVICE to read.',
      },
      {
        text: 'In the same PowerShell window, note the present thumbprint, then give the listener the new one. New connections use it at once.',
        command: `$listener = ${LISTENER}\n$listener.SSLCertificateSHA1Hash\n$listener | Set-CimInstance -Property @{ SSLCertificateSHA1Hash = $cert.Thumbprint }`,
      },
    ],
    check: {
      text: 'Look at what the listener uses. It must print the new thumbprint, and a new connection by name must not warn.',
      command: `(${LISTENER}).SSLCertificateSHA1Hash`,
    },
    undo: {
      text: 'To go back, give the listener the thumbprint you noted.',
      command: `${LISTENER} |\n  Set-CimInstance -Property @{ SSLCertificateSHA1Hash = 'FORMER-THUMBPRINT' }`,
    },
  }
}
