import type { Guard } from './guard'

const unclear = (name: string) => ({ file: 'lib/certificates/unclear.db.test.ts', name })
const gates = (name: string) => ({ file: 'lib/certificates/gates.db.test.ts', name })

/** Purchases at Enom: exactly once in effect, and never more than was paid or than there is. */
export const certificateGuards: readonly Guard[] = [
  {
    promise: 'B2',
    file: 'lib/certificates/make-purchase.ts',
    find: "if (error.trouble !== 'unclear') return refusePurchase(attemptId, error)",
    replace: 'if (error.trouble) return refusePurchase(attemptId, error)',
    test: unclear('its answer is lost .commit-then-no-answer'),
  },
  {
    promise: 'B2',
    file: 'lib/certificates/look-for-purchase.ts',
    find: "if (told.kind === 'bought' && (await bind(attempt, told))) return 'settled'",
    replace: '',
    test: unclear('an answer that was written down right before we were cut off'),
  },
  {
    promise: 'B3',
    file: 'lib/certificates/look-verdict.ts',
    find: "if (proves && seen.debited === false && !seen.doubtful.length) return { kind: 'absent' }",
    replace: '',
    test: unclear('it looks the same .fail-before-commit'),
  },
  {
    promise: 'B4',
    file: 'lib/certificates/begin-attempt.ts',
    find: 'const data = { ...intent, leaseId: fencedBy(), startedAt: now() }',
    replace: 'const data = { ...intent, openKey: null, leaseId: fencedBy(), startedAt: now() }',
    test: unclear('B4: two orders of one product'),
  },
  {
    promise: 'B5',
    file: 'lib/certificates/look-verdict.ts',
    find: 'return earlierLooks >= 1 && at >= sureFrom',
    replace: 'return earlierLooks >= 1',
    test: unclear('B5: among more than a thousand'),
  },
  {
    promise: 'B5',
    file: 'lib/certificates/traces.ts',
    find: 'if (!last || read >= total || (falls && last.enomCertId <= floor)) break',
    replace: 'if (!last || read <= total || falls) break',
    test: unclear('B5: what was bought is found behind any number'),
  },
  {
    promise: 'B7',
    file: 'lib/certificates/plan-lane.ts',
    find: 'else if (quote > plan.left)',
    replace: 'else if (quote > plan.left + 1)',
    test: gates('B7: an exact balance buys'),
  },
  {
    promise: 'B7',
    file: 'lib/certificates/which-may-go.ts',
    find: 'return [waiting.id]\n  })',
    replace: 'return []\n  })',
    test: gates('B7: with funds for five of ten'),
  },
  {
    promise: 'B8',
    file: 'lib/certificates/plan-lane.ts',
    find: 'if (limit !== null && quote > limit)',
    replace: 'if (limit !== null && quote > limit * 100)',
    test: gates('B8: a cost above what was paid'),
  },
  {
    promise: 'B8',
    file: 'lib/certificates/plan-lane.ts',
    find: 'if (!product.enabled) return',
    replace: 'if (!product) return',
    test: gates('B8: a product Enom no longer sells'),
  },
  {
    promise: 'B9',
    file: 'lib/certificates/refuse-purchase.ts',
    find: 'const MOST_TRIES = 3',
    replace: 'const MOST_TRIES = 30',
    test: gates('B9: what Enom refuses for good'),
  },
]
