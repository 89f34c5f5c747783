import type { Say } from '../context'
import type { Guide } from '../types'
import { type RequestDetails, subjectFields } from './subject'

/** IIS keeps the key in Windows; the certificate later completes the request made here. */
export function iisRequest(details: RequestDetails, say: Say): Guide {
  const values = subjectFields(details).reverse()
  return {
    title: say('request.iis.title'),
    files: [],
    steps: [
      { text: say('request.iis.open') },
      {
        text: say('request.iis.fill'),
        command: values.map(([name, value]) => `${say(`request.iis.fields.${name}`)}: ${value}`).join('\n'),
      },
      ...(details.otherNames?.length ? [{ text: say('request.iis.oneName') }] : []),
      { text: say('request.iis.length') },
      { text: say('request.iis.save') },
      { text: say('request.stay') },
    ],
  }
}

/** Exchange creates the request in its own shell. */
export function exchangeRequest(details: RequestDetails, say: Say): Guide {
  const subject = subjectFields(details)
    .reverse()
    .map(([name, value]) => `${name === 'ST' ? 'S' : name}=${value.replace(/[\\,+"<>;=#]/g, '\\$&')}`)
    .join(', ')
  // Inside PowerShell's single quotes only the quotes themselves, straight or curly, need doubling.
  const quoted = `'${subject.replace(/['‘’‚‛]/g, '$&$&')}'`
  return {
    title: say('request.exchange.title'),
    files: [],
    steps: [
      {
        text: say('request.exchange.make'),
        command: `New-ExchangeCertificate -GenerateRequest -PrivateKeyExportable $true -KeySize 2048 -SubjectName ${quoted} -DomainName ${[details.domain, ...(details.otherNames ?? [])].map(fileSafe).join(', ')}`,
      },
      { text: say('request.stay') },
    ],
  }
}

function fileSafe(domain: string): string {
  return domain.toLowerCase().replace(/[^a-z0-9.*-]/g, '')
}
