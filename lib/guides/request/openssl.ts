import { fileNames } from '../file-names'
import type { Guide } from '../types'
import { alternativeNames, opensslSubject, type RequestDetails, shellQuoted } from './subject'

/** For every server whose key is a file: nginx, Apache, HAProxy and the like. */
export function opensslRequest(details: RequestDetails): Guide {
  const { key, request } = fileNames(details.domain)
  const names = alternativeNames(details, 'DNS:')
  const extension = names ? ` \\\n  -addext ${shellQuoted(`subjectAltName=${names}`)}` : ''
  return {
    title: 'Make the request with OpenSSL',
    files: [],
    steps: [
      {
        text: `On the server, make a new private key and the request for it. The key stays there as ${key}.`,
        command: `openssl req -new -newkey rsa:2048 -nodes -sha256 -utf8 \\\n  -keyout ${key} -out ${request} \\\n  -subj ${shellQuoted(opensslSubject(details))}${extension}`,
      },
      { text: 'Keep the key readable by its owner only, and back it up: no one else has a copy.', command: `chmod 600 ${key}` },
      { text: 'Print the request and paste all of it here, with its first and last lines.', command: `cat ${request}` },
    ],
    check: { text: 'To see what the request says:', command: `openssl req -in ${request} -noout -verify -subject` },
  }
}
