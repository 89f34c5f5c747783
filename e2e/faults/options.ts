import { z } from 'zod'

/** Options of a fault run: `KEELMARK_FAULTS_<NAME>`, or `npm run test:faults -- --<name> <value>`. */
export const optionFields = z.object({
  /**
   * `short` is part of `npm run test:all`. `full` verifies the published promises. `restore` destroys the database under load and restores
   * a backup; `database` restarts it while two hosts use it.
   */
  run: z.enum(['short', 'full', 'restore', 'database']),
  /** The same seed gives the same kills in the same order, the same buyers and the same faults. */
  seed: z.coerce.number().int().min(0),
  orders: z.coerce.number().int().min(1),
  /**
   * How many times web or worker processes are killed at a fault point. If the number is large enough, a process is killed at every point
   * at least once.
   */
  kills: z.coerce.number().int().min(0),
  webs: z.coerce.number().int().min(1).max(4),
  workers: z.coerce.number().int().min(1).max(4),
  /** Number of concurrent buyers. */
  buyers: z.coerce.number().int().min(1).max(100),
  /** Delay before each of Enom's responses, in milliseconds. */
  delay: z.coerce.number().int().min(0),
  /** Percentage of purchases whose response is lost after Enom has sold the certificate. */
  lost: z.coerce.number().int().min(0).max(100),
  /** Number of other faults: kills and freezes from outside, broken database links, database restarts. */
  troubles: z.coerce.number().int().min(0),
  products: z.coerce.number().int().min(1).max(9),
  /** What sits between the web processes and the database. Workers connect directly. */
  through: z.enum(['nothing', 'pgbouncer']),
})
export type Options = z.infer<typeof optionFields>

const SHORT = { orders: 30, kills: 25, webs: 2, workers: 2, buyers: 8, delay: 0, lost: 30, troubles: 3, products: 6, through: 'nothing' }
const DEFAULTS = {
  short: SHORT,
  full: { ...SHORT, orders: 500, kills: 75, troubles: 20, buyers: 12 },
  restore: { ...SHORT, orders: 60, lost: 20 },
  database: { ...SHORT, orders: 100, lost: 10 },
} as const

export function variableOf(name: string): string {
  return `KEELMARK_FAULTS_${name.toUpperCase()}`
}

/** Reads the options from the environment, with the defaults for this kind of run. */
export function readOptions(environment: NodeJS.ProcessEnv = process.env): Options {
  const asked = Object.keys(optionFields.shape).flatMap((name): [string, string][] => {
    const text = environment[variableOf(name)]
    return text ? [[name, text]] : []
  })
  const run = optionFields.shape.run.parse(environment[variableOf('run')] || 'short')
  return optionFields.parse({ run, seed: Math.floor(Math.random() * 1_000_000), ...DEFAULTS[run], ...Object.fromEntries(asked) })
}
