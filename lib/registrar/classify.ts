import { type ResponseCode, readCode } from '../enom/codes'
import type { Effect } from '../enom/command'
import type { EnomError } from '../enom/errors'
import { type FixableField, RegistrarError, type Trouble } from './errors'

type Said = { command: string; text: string; code: ResponseCode | null; number: string | undefined }
type Rule = { when: (said: Said) => boolean; trouble: Trouble; field?: FixableField }

const SUBMITTING = new Set(['CertConfigureCert', 'CertPurchaseCert'])

/** Code numbers of contact fields and of the contact blocks. enom-api 3.3. */
function isAboutContacts(parameter: number): boolean {
  return (parameter >= 1 && parameter <= 79 && parameter !== 12) || (parameter >= 144 && parameter <= 149) || [232, 290].includes(parameter)
}

/**
 * Refusals of Enom in the order they are tried; the first that fits decides, and what fits none is refused for good.
 * The number comes first, the words only where Enom's numbers do not tell.
 */
const RULES: readonly Rule[] = [
  { when: ({ code, text }) => code?.parameter === 181 || /insufficient .*(balance|funds)/i.test(text), trouble: 'funds_needed' },
  { when: ({ code }) => code?.nature === 'down for maintenance', trouble: 'unreachable' },
  // What Enom says when a contact holds a letter outside ASCII.
  { when: ({ text }) => /failure connecting to the geotrust api/i.test(text), trouble: 'fixable', field: 'contacts' },
  { when: ({ code }) => code?.nature === 'connection failed', trouble: 'unreachable' },
  // Already at the authority, or refunded: where it stands must be looked up.
  { when: ({ number, command }) => number === '706397' && SUBMITTING.has(command), trouble: 'unclear' },
  { when: ({ code }) => code !== null && isAboutContacts(code.parameter), trouble: 'fixable', field: 'contacts' },
  { when: ({ text }) => /approver/i.test(text), trouble: 'fixable', field: 'approver' },
  { when: ({ code, command }) => code?.parameter === 12 && command === 'CertPurchaseCert', trouble: 'fixable', field: 'approver' },
  { when: ({ code }) => code?.parameter === 12, trouble: 'fixable', field: 'contacts' },
  { when: ({ text }) => /webservertype/i.test(text), trouble: 'refused_for_good' },
  { when: ({ number }) => number === '620397', trouble: 'fixable', field: 'csr' },
  { when: ({ text }) => /\b(csr|certificate request|common ?name|key)\b/i.test(text), trouble: 'fixable', field: 'csr' },
  { when: ({ code }) => code?.parameter === 153, trouble: 'fixable', field: 'csr' },
  { when: ({ number, command }) => number === '304397' && SUBMITTING.has(command), trouble: 'fixable', field: 'csr' },
]

/** Says what an error of the client means for a certificate. What an unsafe command left open is `unclear`; a read may simply be asked again. */
export function classify(error: EnomError, effect: Effect): RegistrarError {
  const text = error.messages.map((message) => message.text).join(' / ') || error.kind
  switch (error.kind) {
    case 'unreachable':
    case 'rate-limited':
      return new RegistrarError('unreachable', text)
    case 'unknown-outcome':
    case 'garbled':
      return new RegistrarError(effect === 'once' ? 'unclear' : 'unreachable', text)
    case 'unauthorised':
      return new RegistrarError(isAboutIp(error) ? 'ip_refused' : 'login_refused', text)
    case 'refused': {
      const number = error.responseNumber
      const said: Said = { command: error.command, text, number, code: number ? readCode(number) : null }
      const rule = RULES.find(({ when }) => when(said))
      return new RegistrarError(rule?.trouble ?? 'refused_for_good', text, rule?.field)
    }
  }
}

function isAboutIp(error: EnomError): boolean {
  return error.messages.some((message) => message.code === '713254' || /\bIP\b/.test(message.text))
}
