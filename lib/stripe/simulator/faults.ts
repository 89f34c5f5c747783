import { z } from 'zod'

/**
 * Faults that the operator can cause in the next calls to a path: - `drop`: the connection is cut before anything is done -
 * `commit_then_drop`: the call is carried out, then the connection is cut, so the shop does not know the outcome - `commit_then_timeout`:
 * the call is carried out, no response comes for `ms` milliseconds, then the connection is cut - `commit_then_error`: the call is carried
 * out but the response is 500; the idempotency key keeps that 500, as Stripe's does - `late`: the call is carried out and the correct
 * response comes `ms` milliseconds late - `error`: the response is 500 and nothing is done - `forbidden`: the API key is restricted and
 * lacks the permission: 403
 */
export const faultInput = z.object({
  path: z.string().startsWith('/v1/'),
  method: z.enum(['GET', 'POST']).optional(),
  kind: z.enum(['drop', 'commit_then_drop', 'commit_then_timeout', 'commit_then_error', 'late', 'error', 'forbidden']),
  ms: z.int().min(0).max(600_000).default(30_000),
  times: z.int().min(1).max(1000).default(1),
})

type Fault = z.output<typeof faultInput>

export type Faults = { plan(fault: Fault): void; next(method: string, path: string): Fault | null; clear(): void }

export function planFaults(): Faults {
  let planned: Fault[] = []
  return {
    plan: (fault) => void planned.push({ ...fault }),
    next(method, path) {
      const fault = planned.find((each) => each.path === path && each.times > 0 && (each.method ?? method) === method)
      if (!fault) return null
      fault.times -= 1
      return fault
    },
    clear: () => {
      planned = []
    },
  }
}
