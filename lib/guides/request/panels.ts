import type { Say } from '../context'
import type { Guide } from '../types'
import { type RequestDetails, subjectFields } from './subject'

function values(details: RequestDetails, say: Say): string {
  const { domain, otherNames = [] } = details
  return subjectFields(details)
    .reverse()
    .map(([name, value]) => `${say(`request.panel.${name}`)}: ${name === 'CN' ? [domain, ...otherNames].join(', ') : value}`)
    .join('\n')
}

/** cPanel stores the key and finds it again when the certificate is installed. */
export function cpanelRequest(details: RequestDetails, say: Say): Guide {
  return {
    title: say('request.cpanel.title'),
    files: [],
    steps: [
      { text: say('request.cpanel.open') },
      { text: say('request.cpanel.fill'), command: values(details, say) },
      { text: say('request.cpanel.paste') },
    ],
  }
}

/** Plesk stores the key in the same entry as the request. */
export function pleskRequest(details: RequestDetails, say: Say): Guide {
  return {
    title: say('request.plesk.title'),
    files: [],
    steps: [
      {
        text: say('request.plesk.open'),
      },
      { text: say('request.plesk.fill'), command: values(details, say) },
      { text: say('request.plesk.paste') },
    ],
  }
}
