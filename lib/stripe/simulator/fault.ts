/** A refusal in Stripe's error envelope (Stripe API: errors). */
export class StripeFault extends Error {
  constructor(
    readonly status: number,
    readonly error: {
      type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
      message: string
      code?: string
      param?: string
    },
  ) {
    super(error.message)
  }
}

/** Returns Stripe's 404 error. */
export function noSuch(kind: string, id: string): StripeFault {
  return new StripeFault(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${kind}: '${id}'`, param: 'id' })
}

/** Returns Stripe's 400 error. */
export function badRequest(message: string, param?: string, code?: string): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...(param ? { param } : {}), ...(code ? { code } : {}) })
}
