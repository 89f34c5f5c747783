import type { Guide } from '../types'
import { type RequestDetails, subjectFields } from './subject'

const LABELS: Record<string, string> = { CN: 'Domain', O: 'Company', L: 'City', ST: 'State', C: 'Country' }

function values(details: RequestDetails): string {
  const { domain, otherNames = [] } = details
  return subjectFields(details)
    .reverse()
    .map(([name, value]) => `${LABELS[name]}: ${name === 'CN' ? [domain, ...otherNames].join(', ') : value}`)
    .join('\n')
}

/** cPanel keeps the key and finds it again when the certificate is installed. */
export function cpanelRequest(details: RequestDetails): Guide {
  return {
    title: 'Make the request in cPanel',
    files: [],
    steps: [
      { text: 'In cPanel open Security, then SSL/TLS, then “Generate, view, or delete SSL certificate signing requests”.' },
      { text: 'Choose “Generate a new 2,048 bit key”, and fill in these values.', command: values(details) },
      { text: 'Press Generate. Copy the “Encoded Certificate Signing Request” and paste all of it here.' },
    ],
  }
}

/** Plesk keeps the key with the entry the request was made in. */
export function pleskRequest(details: RequestDetails): Guide {
  return {
    title: 'Make the request in Plesk',
    files: [],
    steps: [
      {
        text: `In Plesk open Websites & Domains, then ${details.domain.replace(/^\*\./, '')}, then SSL/TLS Certificates, then “Manage” (also called “Advanced settings”), then “Add SSL/TLS Certificate”.`,
      },
      { text: 'Give it a name, choose 2048 bits, and fill in these values.', command: values(details) },
      { text: 'Press Request, open the new entry, and paste the whole “CSR” part here.' },
    ],
  }
}
