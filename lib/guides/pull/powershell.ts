import type { GuideContext } from '../context'
import { fileStem } from '../file-names'
import type { Guide } from '../types'

/**
 * Returns the guide for fetching the file daily with a PowerShell script and a scheduled task. For IIS, which keeps its certificates in the
 * computer's certificate store.
 */
export function powershellGuide(context: GuideContext): Guide {
  const stem = fileStem(context.domain)
  const { files, host, say } = context
  const folder = 'C:\\ProgramData\\Keelmark'
  const script = `${folder}\\fetch-${stem}.ps1`
  // The Administrators group and the SYSTEM account, whose names differ between the languages of Windows.
  const [administrators, system] = ['*S-1-5-32-544', '*S-1-5-18']
  return {
    title: say('fetch.powershell.title'),
    files: [files.leaf, files.chain],
    steps: [
      {
        text: say('fetch.powershell.keepLink'),
        command: `New-Item -ItemType Directory -Force '${folder}' | Out-Null
icacls '${folder}' /inheritance:r /grant:r '${administrators}:(OI)(CI)F' '${system}:(OI)(CI)F'
Read-Host 'Link' | Set-Content '${folder}\\${stem}.link'`,
      },
      {
        text: say('fetch.powershell.write', { script }),
        command: `$ErrorActionPreference = 'Stop'
$link = (Get-Content '${folder}\\${stem}.link').Trim()
$file = '${folder}\\${files.leaf}'
$new = '${folder}\\new.${files.leaf}'
$chain = '${folder}\\${files.chain}'
Invoke-WebRequest -UseBasicParsing -Uri "$link/leaf.pem" -OutFile $new
if ((Test-Path $file) -and ((Get-FileHash $new).Hash -eq (Get-FileHash $file).Hash)) { Remove-Item $new; exit 0 }
Invoke-WebRequest -UseBasicParsing -Uri "$link/chain.pem" -OutFile $chain
certutil -addstore CA $chain | Out-Null
$thumbprint = (Import-Certificate -FilePath $new -CertStoreLocation Cert:\\LocalMachine\\My).Thumbprint
certutil -repairstore My $thumbprint | Out-Null
if (-not (Get-Item "Cert:\\LocalMachine\\My\\$thumbprint").HasPrivateKey) {
  Remove-Item "Cert:\\LocalMachine\\My\\$thumbprint"
  throw 'The new certificate belongs to another private key, so nothing was changed.'
}
Import-Module WebAdministration
Get-WebBinding -Protocol https | Where-Object { $_.bindingInformation -like '*:${host}' } | ForEach-Object { $_.AddSslCertificate($thumbprint, 'My') }
if (Test-Path $file) { Copy-Item -Force $file "$file.old" }
Move-Item -Force $new $file`,
      },
      {
        text: say('fetch.powershell.nightly'),
        command: `$action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument '-NoProfile -ExecutionPolicy Bypass -File "${script}"'
Register-ScheduledTask -TaskName 'Fetch ${stem}' -Action $action -Trigger (New-ScheduledTaskTrigger -Daily -At 04:17) -User 'SYSTEM' -RunLevel Highest`,
      },
    ],
  }
}
