import { z } from 'zod'
import { ALERT_KINDS, type AlertKind } from '../webhooks/kinds'

const KINDS = Object.keys(ALERT_KINDS) as AlertKind[]
const ticked = z.literal('on').optional()

/** Tick boxes with names such as `byMail.refund`. A kind of alert whose box is not ticked is not emailed. */
export const alertChoicesInput = z.object({
  version: z.string().max(40).optional(),
  byMail: z
    .partialRecord(z.enum(KINDS), ticked)
    .default({})
    .transform((boxes) => Object.fromEntries(KINDS.map((kind) => [kind, boxes[kind] === 'on'])) as Record<AlertKind, boolean>),
})
