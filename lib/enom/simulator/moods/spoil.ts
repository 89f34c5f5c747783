import { type DocumentAnswer, errorPage, type InterfaceAnswer } from '../http/answer'
import type { Settings } from '../state/schema'
import type { FaultKind } from './kinds'

/** Corrupts a response while sending it. Faults not handled here have already changed its content. */
export function spoil(answer: DocumentAnswer, fault: FaultKind | null, luck: number, { switches, moods }: Settings): InterfaceAnswer {
  switch (fault) {
    case 'commit-then-no-answer':
    case 'fail-before-commit':
      return { kind: 'cut-off' }
    case 'commit-then-hang':
    case 'fail-then-hang':
      return moods.hangMs ? { kind: 'silence', endsAfterMs: moods.hangMs } : { kind: 'silence' }
    case 'commit-then-502':
    case 'fail-then-502':
      return errorPage(502, 'Bad Gateway')
    case 'commit-then-empty':
    case 'fail-then-empty':
      return { ...answer, body: '' }
    case 'commit-then-truncate':
      return { ...answer, body: cutAt(answer.body, luck) }
    case 'slow-bytes':
      return { ...answer, slowForMs: switches.slowMs }
    case 'http-500':
      return errorPage(500, 'Internal Server Error')
    case 'not-xml':
      return errorPage(200, 'We will be right back')
    case 'throttled':
      return moods.throttleAs === 'text' ? answer : { ...errorPage(429, 'Too Many Requests'), headers: { 'Retry-After': '1' } }
    default:
      return answer
  }
}

/** Cuts a body so that it keeps at least the first character and loses at least the end of the last line. */
function cutAt(body: string, luck: number): string {
  const longest = body.trimEnd().length - 1
  return body.slice(0, 1 + Math.floor(luck * (longest - 1)))
}
