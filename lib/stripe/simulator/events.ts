import { z } from 'zod'
import { createdParam, isWithin } from './created'
import type { Desk } from './desk'
import { badRequest } from './fault'
import { list, wholeNumber } from './form'
import type { StoredEvent } from './store'

/** How long Stripe shows events, in seconds. */
const SHOWN = 30 * 24 * 60 * 60
const MOST_TYPES = 20

/** GET /v1/events */
export const listParams = z.strictObject({
  type: z.string().optional(),
  types: list(z.string()).optional(),
  created: createdParam,
  delivery_success: z.enum(['true', 'false']).optional(),
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  expand: z.unknown().optional(),
})

/** Lists events, newest first, whether or not they were delivered, unless `delivery_success` is given. */
export function listEvents(desk: Desk, { type, types, created, delivery_success }: z.output<typeof listParams>): StoredEvent['event'][] {
  if (type && types) throw badRequest('You may only specify one of these parameters: type, types.')
  if (types && types.length > MOST_TYPES) throw badRequest(`You may not pass more than ${MOST_TYPES} types.`, 'types')
  return desk.store.events
    .list()
    .filter(({ state }) => delivery_success === undefined || (delivery_success === 'true') === (state === 'delivered'))
    .map(({ event }) => event)
    .filter((event) => event.created > desk.now() - SHOWN && isWithin(event.created, created))
    .filter((event) => (type ? fits(event.type, type) : (types?.some((each) => each === event.type) ?? true)))
}

/** `wanted` may contain a group: `refund.*`. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
