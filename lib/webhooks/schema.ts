import { z } from 'zod'
import { isEndpointKind } from './kinds'

/** Tick boxes with names such as `kinds.order.paid`; the form sends the ticked ones. */
const ticked = z
  .record(z.string().max(40), z.record(z.string().max(40), z.string().max(10)))
  .default({})
  .transform((groups) =>
    Object.entries(groups)
      .flatMap(([group, names]) => Object.keys(names).map((name) => `${group}.${name}`))
      .filter(isEndpointKind),
  )

export const endpointInput = z.object({
  id: z.uuid().optional(),
  url: z.string().trim().min(1, 'Enter the address that receives the events.').max(2000, 'Use at most 2,000 characters.'),
  description: z.string().trim().min(1, 'Enter what this endpoint is for.').max(100, 'Use at most 100 characters.'),
  kinds: ticked,
  isOn: z.string().optional(),
  version: z.string().max(40).optional(),
})

export const endpointIdInput = z.object({ id: z.uuid() })

/** The day from which failed deliveries are sent again. */
export const sinceInput = z.object({
  id: z.uuid(),
  since: z.iso.date('Enter the day as YYYY-MM-DD, such as 2026-11-30.').transform((day) => new Date(`${day}T00:00:00Z`)),
})
