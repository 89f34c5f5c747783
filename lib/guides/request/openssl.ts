import type { Say } from '../context'
import { fileNames } from '../file-names'
import type { Guide } from '../types'
import { alternativeNames, opensslSubject, type RequestDetails, shellQuoted } from './subject'

/** For every server whose key is a file: nginx, Apache, HAProxy and similar. */
export function opensslRequest(details: RequestDetails, say: Say): Guide {
  const { key, request } = fileNames(details.domain)
  const names = alternativeNames(details, 'DNS:')
  const extension = names ? ` \\\n  -addext ${shellQuoted(`subjectAltName=${names}`)}` : ''
  return {
    title: say('request.openssl.title'),
    files: [],
    steps: [
      {
        text: say('request.openssl.make'),
        command: `openssl req -new -newkey rsa:2048 -nodes -sha256 -utf8 \\\n  -keyout ${key} -out ${request} \\\n  -subj ${shellQuoted(opensslSubject(details))}${extension}`,
      },
      { text: say('request.openssl.protect'), command: `chmod 600 ${key}` },
      { text: say('request.openssl.print'), command: `cat ${request}` },
    ],
    check: { text: say('request.openssl.check'), command: `openssl req -in ${request} -noout -verify -subject` },
  }
}
