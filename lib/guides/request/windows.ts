import { fileNames } from '../file-names'
import type { Guide } from '../types'
import { type RequestDetails, subjectFields } from './subject'

const LABELS: Record<string, string> = {
  CN: 'Common name',
  O: 'Organization',
  L: 'City/locality',
  ST: 'State/province',
  C: 'Country/region',
}

/** IIS keeps the key in Windows; the certificate later completes the request made here. */
export function iisRequest(details: RequestDetails): Guide {
  const values = subjectFields(details).reverse()
  return {
    title: 'Make the request in IIS Manager',
    files: [],
    steps: [
      { text: 'On the server open IIS Manager, choose the server, then Server Certificates, then Create Certificate Request.' },
      {
        text: 'Fill in these values. Organizational unit can be anything; it is not printed.',
        command: values.map(([name, value]) => `${LABELS[name]}: ${value}`).join('\n'),
      },
      ...(details.otherNames?.length
        ? [{ text: 'IIS Manager supports only one name. For several names, make the request with OpenSSL instead: choose “nginx” above.' }]
        : []),
      { text: 'Choose “Microsoft RSA SChannel Cryptographic Provider” and a bit length of 2048.' },
      { text: `Save it as ${fileNames(details.domain).request}, open that file in Notepad, and paste all of it here.` },
      { text: 'Don’t change the server until the certificate is installed: the private key is there.' },
    ],
  }
}

/** Exchange makes the request in its own shell. */
export function exchangeRequest(details: RequestDetails): Guide {
  const subject = subjectFields(details)
    .reverse()
    .map(([name, value]) => `${name === 'ST' ? 'S' : name}=${value.replace(/[\\,+"<>;=#]/g, '\\$&')}`)
    .join(', ')
  // Inside PowerShell's single quotes only the quotes themselves, straight or curly, are doubled.
  const quoted = `'${subject.replace(/['‘’‚‛]/g, '$&$&')}'`
  return {
    title: 'Make the request in Exchange',
    files: [],
    steps: [
      {
        text: 'In the Exchange Management Shell, make the request. It prints the text to paste here.',
        command: `New-ExchangeCertificate -GenerateRequest -PrivateKeyExportable $true -KeySize 2048 -SubjectName ${quoted} -DomainName ${[details.domain, ...(details.otherNames ?? [])].map(fileSafe).join(', ')}`,
      },
      { text: 'Don’t change the server until the certificate is installed: the private key is there.' },
    ],
  }
}

function fileSafe(domain: string): string {
  return domain.toLowerCase().replace(/[^a-z0-9.*-]/g, '')
}
