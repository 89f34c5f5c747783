import type { Guard } from './guard'

const unclear = (name: string) => ({ file: 'lib/certificates/unclear.db.test.ts', name })
const inFlight = (name: string) => ({ file: 'lib/certificates/in-flight.db.test.ts', name })
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
    promise: 'B2',
    file: 'lib/registrar/record-call.ts',
    find: 'if (!rows.length) throw new AttemptOver()',
    replace: '',
    test: inFlight('Enom is not asked for it any more'),
  },
  {
    promise: 'B2',
    file: 'lib/registrar/record-call.ts',
    find: 'if (performance.now() - begun > SEND_WITHIN)',
    replace: 'if (performance.now() - begun > 100 * SEND_WITHIN)',
    test: inFlight('what was not sent half a minute after'),
  },
  {
    promise: 'B2',
    file: 'prisma/migrations/20261126000000_calls_of_attempts/migration.sql',
    find: `CHECK ("command" <> 'PurchaseServices' OR "attemptId" IS NOT NULL)`,
    replace: 'CHECK (true)',
    test: inFlight('the database takes no call to buy'),
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
    promise: 'B4',
    file: 'lib/certificates/park-purchase.ts',
    find: 'return ids.filter((id) => !busy.has(id))',
    replace: 'return [...ids]',
    test: inFlight('is not put aside by another'),
  },
  {
    promise: 'B4',
    file: 'lib/certificates/resolve-purchase.ts',
    find: "if (attempt?.state === 'started') return err({ code: 'being-bought' })",
    replace: '',
    test: inFlight('staff cannot bind another certificate'),
  },
  {
    promise: 'B4',
    file: 'lib/certificates/make-purchase.ts',
    find: "if (kept === 'settled') await alertUnheld(attemptId, bought)",
    replace: '',
    test: inFlight('is told to staff'),
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
