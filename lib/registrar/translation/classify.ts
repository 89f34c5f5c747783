import type { Effect } from '../../enom/command'
import type { EnomError } from '../../enom/errors'
import { RegistrarError } from '../errors'
import { causeOf, wordsOf } from './causes'

/**
 * Returns what a client error means for a certificate. If the outcome of a call with effect `once` is unknown, the error is `unclear`. A
 * read can simply be repeated.
 */
export function classify(error: EnomError, effect: Effect): RegistrarError {
  const { command, kind, messages, responseNumber: number } = error
  const text = messages.map((message) => message.text).join(' / ') || kind
  switch (kind) {
    case 'unreachable':
    case 'rate-limited':
      return new RegistrarError('unreachable', text)
    case 'doubtful':
      return new RegistrarError('unclear', wordsOf({ text, number }))
    case 'unknown-outcome':
    case 'garbled':
      return new RegistrarError(effect === 'once' ? 'unclear' : 'unreachable', text)
    case 'unauthorised': {
      const isAboutIp = causeOf({ text, number }).name === 'ip' || messages.some(({ code }) => code === '713254') || /\bIP\b/.test(text)
      return new RegistrarError(isAboutIp ? 'ip_refused' : 'login_refused', wordsOf({ text, number }))
    }
    case 'refused': {
      const { trouble, field, name } = causeOf({ text, number, command })
      return new RegistrarError(trouble, wordsOf({ text, number }), field, name)
    }
  }
}
