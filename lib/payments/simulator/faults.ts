import { z } from 'zod'

/**
 * What the operator can make go wrong with the next calls to a path:
 * - `drop`: the connection is cut before anything is done
 * - `commit_then_drop`: it is done, then the connection is cut, so the shop does not know
 * - `error`: Stripe answers 500 and has done nothing
 */
export const faultInput = z.object({
  path: z.string().startsWith('/v1/'),
  method: z.enum(['GET', 'POST']).optional(),
  kind: z.enum(['drop', 'commit_then_drop', 'error']),
  times: z.int().min(1).max(1000).default(1),
})

type Fault = z.output<typeof faultInput>

export type Faults = { plan(fault: Fault): void; next(method: string, path: string): Fault['kind'] | null; clear(): void }

export function planFaults(): Faults {
  let planned: Fault[] = []
  return {
    plan: (fault) => void planned.push({ ...fault }),
    next(method, path) {
      const fault = planned.find((each) => each.path === path && each.times > 0 && (each.method ?? method) === method)
      if (!fault) return null
      fault.times -= 1
      return fault.kind
    },
    clear: () => {
      planned = []
    },
  }
}
