import { z } from 'zod'
import { MOOD_KINDS } from './kinds'

const perMille = z.number().min(0).max(1000)

/** Rate of a mood, per thousand calls (per thousand certificates for `list-lag`). */
const rate = z.object({
  perMille,
  /** Limits the mood to these commands (case-insensitive). If absent, the mood applies to all commands it can affect. */
  commands: z.array(z.string().min(1)).optional(),
})
export type Rate = z.infer<typeof rate>

/** Settings that control how moods are drawn. */
export const moodKnobs = z.object({
  seed: z.number().int().describe('Seed; the same one gives the same moods'),
  latencyFromMs: z.number().int().min(0).describe('Minimum delay of each response, ms'),
  latencyToMs: z.number().int().min(0).describe('Maximum delay of each response, ms'),
  listLagSeconds: z.number().min(0).describe('Longest list lag, seconds'),
  hangMs: z.number().int().min(0).describe('Time until a silent connection is reset, ms; 0 means never'),
  windowSeconds: z.number().min(0).describe('How long product-off, balance-spent and maintenance last, seconds'),
  priceChangePercent: z.number().min(0).max(100).describe('Largest price change, percent'),
  callsPerSecond: z.number().int().min(0).describe('Calls per second and login before "throttled"; 0 means no limit'),
  throttleAs: z.enum(['http-429', 'text']).describe('How "throttled" is reported'),
})
type Knobs = z.infer<typeof moodKnobs>

export const moods = moodKnobs.extend({
  /** The preset these settings came from, or `own`. */
  preset: z.string(),
  rates: z.partialRecord(z.enum(MOOD_KINDS), rate),
})
export type Moods = z.infer<typeof moods>

const START_KNOBS: Knobs = {
  seed: 1,
  latencyFromMs: 0,
  latencyToMs: 0,
  listLagSeconds: 0,
  hangMs: 0,
  windowSeconds: 20,
  priceChangePercent: 20,
  callsPerSecond: 0,
  throttleAs: 'http-429',
}

export const NO_MOODS: Moods = { preset: 'off', ...START_KNOBS, rates: {} }

/** Input of `set-moods`. The given values change; the others stay as they are. A bare number is a rate for all commands. */
export const moodChange = moodKnobs.partial().extend({
  rates: z.partialRecord(z.enum(MOOD_KINDS), z.union([rate, perMille.transform((often): Rate => ({ perMille: often }))])).optional(),
})

/** Returns the moods after a change. A rate of 0 removes its mood. */
export function changeMoods(before: Moods, { rates = {}, ...knobs }: z.infer<typeof moodChange>): Moods {
  const merged = { ...before.rates, ...rates }
  const kept = Object.fromEntries(Object.entries(merged).filter(([, wanted]) => wanted.perMille > 0))
  return moods.parse({ ...before, ...knobs, preset: 'own', rates: kept })
}
