/**
 * Kinds of failure of a call to Enom.
 * - refused: Enom understood, refused and did nothing.
 * - doubtful: Enom refused in words that do not say whether it had already acted.
 * - unauthorised: the login or password is wrong, or the shop's IP address is not registered.
 * - rate-limited: too many calls (HTTP 429).
 * - unreachable: no connection was made, so Enom received nothing.
 * - unknown-outcome: the request may have been sent, but no readable response arrived. Enom may have acted.
 * - garbled: the response does not have the documented form. Enom may have acted.
 */
export type EnomErrorKind = 'refused' | 'doubtful' | 'unauthorised' | 'rate-limited' | 'unreachable' | 'unknown-outcome' | 'garbled'

/** One of Enom's messages, with its six-digit code if it came with one. */
export type EnomMessage = { code?: string; text: string }

/** The error of a failed call. Contains Enom's messages, never the password or the request. */
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

  /** The first six-digit code in the response. Enom `responses/response/ResponseNumber`. */
  get responseNumber(): string | undefined {
    return this.messages.find((message) => message.code)?.code
  }
}
