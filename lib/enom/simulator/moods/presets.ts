import { type Moods, NO_MOODS } from './schema'

const rates = (table: Record<string, number>) => Object.fromEntries(Object.entries(table).map(([kind, perMille]) => [kind, { perMille }]))

/**
 * Returns the rates of refusals that hide a sale. They apply only to purchases, because elsewhere they could not be distinguished from real
 * refusals.
 */
const deeds = (table: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(table).map(([kind, perMille]) => [kind, { perMille, commands: ['PurchaseServices', 'InsertNewOrder'] }]),
  )

/** Named presets. `moderate` is what a client must handle every day; `stormy` is what it must survive. */
export const PRESETS = {
  off: NO_MOODS,
  moderate: {
    ...NO_MOODS,
    preset: 'moderate',
    latencyToMs: 2000,
    listLagSeconds: 30,
    hangMs: 90_000,
    rates: rates({
      'commit-then-hang': 15,
      'commit-then-no-answer': 15,
      'fail-before-commit': 15,
      'fail-then-hang': 15,
      'commit-then-502': 10,
      'fail-then-502': 10,
      'commit-then-truncate': 20,
      'done-false': 10,
      'list-lag': 1000,
      'stale-status': 30,
      'unknown-status': 20,
    }),
  },
  stormy: {
    ...NO_MOODS,
    preset: 'stormy',
    latencyToMs: 3000,
    listLagSeconds: 120,
    hangMs: 20_000,
    callsPerSecond: 30,
    rates: {
      ...deeds({ 'commit-then-error': 20, 'commit-then-success-false': 10, 'fail-then-error': 20 }),
      ...rates({
        'commit-then-hang': 50,
        'commit-then-no-answer': 50,
        'commit-then-502': 40,
        'commit-then-truncate': 50,
        'commit-then-empty': 30,
        'done-false': 30,
        'slow-bytes': 10,
        'fail-before-commit': 50,
        'fail-then-hang': 30,
        'fail-then-502': 40,
        'fail-then-empty': 20,
        'success-false': 20,
        'not-xml': 10,
        throttled: 20,
        'list-lag': 1000,
        'stale-status': 100,
        'unknown-status': 60,
        'price-change': 20,
        'product-off': 5,
        'balance-spent': 5,
        maintenance: 1,
      }),
    },
  },
} as const satisfies Record<string, Moods>

export const PRESET_NAMES = ['off', 'moderate', 'stormy'] as const satisfies (keyof typeof PRESETS)[]
