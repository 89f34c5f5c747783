import { z } from 'zod'

/** What of the shop is tried: `KEELMARK_FAULTS_<NAME>`, or `npm run test:faults -- --<name> <value>`. */
export const optionFields = z.object({
  /** `short` is part of `npm test`; `full` is what the promises are measured with. */
  run: z.enum(['short', 'full']),
  /** The same seed gives the same kills in the same order, the same buyers and the same moods. */
  seed: z.coerce.number().int().min(0),
  orders: z.coerce.number().int().min(1),
  /** How often web or worker are killed at a fault point; each point comes once when there are enough. */
  kills: z.coerce.number().int().min(0),
  webs: z.coerce.number().int().min(1).max(4),
  workers: z.coerce.number().int().min(1).max(4),
  /** How many buyers buy at once. */
  buyers: z.coerce.number().int().min(1).max(100),
  /** Milliseconds before each of Enom's answers. */
  delay: z.coerce.number().int().min(0),
  /** Per cent of purchases whose reply is lost after Enom has sold. */
  lost: z.coerce.number().int().min(0).max(100),
  /** How many other troubles befall it: kills and freezes from outside, a broken database link, a restarted database. */
  troubles: z.coerce.number().int().min(0),
  products: z.coerce.number().int().min(1).max(9),
})
export type Options = z.infer<typeof optionFields>

const SHORT = { orders: 60, kills: 25, webs: 2, workers: 2, buyers: 8, delay: 0, lost: 30, troubles: 3, products: 6 }
const FULL = { ...SHORT, orders: 500, kills: 75, troubles: 20, buyers: 12 }

export function variableOf(name: string): string {
  return `KEELMARK_FAULTS_${name.toUpperCase()}`
}

/** What the environment asks for; for the rest what is usual for such a run. */
export function readOptions(environment: NodeJS.ProcessEnv = process.env): Options {
  const asked = Object.keys(optionFields.shape).flatMap((name): [string, string][] => {
    const text = environment[variableOf(name)]
    return text ? [[name, text]] : []
  })
  const run = environment[variableOf('run')] === 'full' ? FULL : SHORT
  return optionFields.parse({ run: 'short', seed: Math.floor(Math.random() * 1_000_000), ...run, ...Object.fromEntries(asked) })
}
