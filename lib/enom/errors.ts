/**
 * How a call to Enom can end badly.
 *
 * - refused: Enom understood, said no and did nothing.
 * - doubtful: Enom said no in words that do not tell whether it had done it by then.
 * - unauthorised: wrong login or password, or the shop's address is not registered.
 * - rate-limited: too many calls (HTTP 429).
 * - unreachable: no connection was made, so Enom saw nothing of it.
 * - unknown-outcome: the request may have been sent and no readable answer came. Enom may have done it.
 * - garbled: an answer came that is not of the documented form. Enom may have done it.
 */
export type EnomErrorKind = 'refused' | 'doubtful' | 'unauthorised' | 'rate-limited' | 'unreachable' | 'unknown-outcome' | 'garbled'

/** One of Enom's own sentences, with the six-digit code that came beside it, if one did. */
export type EnomMessage = { code?: string; text: string }

/** What every failed call throws. Carries Enom's words, never the password or the request. */
export class EnomError extends Error {
  override readonly name = 'EnomError'
  readonly kind: EnomErrorKind
  readonly command: string
  readonly messages: readonly EnomMessage[]

  constructor(kind: EnomErrorKind, command: string, messages: readonly EnomMessage[]) {
    super(`Enom ${command}: ${kind}${messages.length ? `: ${messages.map((message) => message.text).join(' / ')}` : ''}`)
    this.kind = kind
    this.command = command
    this.messages = messages
  }

  /** The first six-digit code of the answer. Enom `responses/response/ResponseNumber`. */
  get responseNumber(): string | undefined {
    return this.messages.find((message) => message.code)?.code
  }
}
