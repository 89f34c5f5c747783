import type { ProofToPublish } from '@/lib/certificates/validation/proof'
import type { RecordLookup } from '@/lib/dns/check-record'
import type { FileLookup } from '@/lib/probe/check-file'

type Finding = { tone: 'good' | 'warning' | 'info'; title: string; todo: string }

/** Returns what is wrong with the published record, and what to change. */
export function recordFinding(
  { name, domain, type, value }: Extract<ProofToPublish, { method: 'dns' }>,
  { state, seen, at }: RecordLookup,
): Finding {
  const label = name === domain ? '@' : name.slice(0, -domain.length - 1)
  switch (state) {
    case 'found':
      return {
        tone: 'good',
        title: 'The record is there.',
        todo: 'The authority will find it at its next check. You don’t need to do anything.',
      }
    case 'missing':
      return {
        tone: 'info',
        title: 'The record is not there yet.',
        todo: `Add it at your DNS provider. Many providers add ${domain} automatically; with them, enter only ${label} as the name. A new record can take an hour to appear.`,
      }
    case 'doubled':
      return {
        tone: 'warning',
        title: `The domain is in the name twice: ${at}.`,
        todo: `Your DNS provider adds ${domain} automatically. Change the name to ${label}.`,
      }
    case 'no_underscore':
      return { tone: 'warning', title: `The record is at ${at}, without its underscore.`, todo: `Change the name to ${name}.` }
    case 'other_type':
      return { tone: 'warning', title: 'The record has the wrong type.', todo: `Delete it and add it again as ${type}.` }
    case 'quoted':
      return { tone: 'warning', title: 'The value has quotation marks around it.', todo: `Remove them, so that it reads ${value}.` }
    case 'wrong_value':
      return {
        tone: 'warning',
        title: 'The record has another value.',
        todo: `It reads ${seen[0]?.slice(0, 120)}. Change it to ${value}.`,
      }
    case 'no_answer':
      return { tone: 'info', title: `The name servers of ${domain} did not answer.`, todo: 'Look again in a few minutes.' }
  }
}

/** Returns what is wrong with the published file, and what to change. */
export function fileFinding({ url }: Extract<ProofToPublish, { method: 'file' }>, { state, status, seen }: FileLookup): Finding {
  switch (state) {
    case 'found':
      return {
        tone: 'good',
        title: 'The file is there.',
        todo: 'The authority will find it at its next check. You don’t need to do anything.',
      }
    case 'wrong_body':
      return {
        tone: 'warning',
        title: 'The file has another text.',
        todo: `It begins with “${seen}”. Put only the text above into it, as plain text without HTML.`,
      }
    case 'redirect':
      return {
        tone: 'warning',
        title: 'The server sends visitors elsewhere instead of sending the file.',
        todo: `It leads to ${seen ?? 'another address'}. Serve this one address over http without a redirect.`,
      }
    case 'not_found':
      return { tone: 'info', title: `The file is not there yet (status ${status}).`, todo: `Put it where ${url} opens in a browser.` }
    case 'no_address':
      return {
        tone: 'warning',
        title: 'The name leads to no address on the internet.',
        todo: 'Add an A or AAAA record for it, or withdraw the request and choose another way.',
      }
    case 'no_answer':
      return {
        tone: 'warning',
        title: 'Nothing answers over http on port 80.',
        todo: 'Make the web server listen there, and open the port in the firewall.',
      }
  }
}
