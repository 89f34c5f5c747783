import type { Guard } from './guard'

const test = (name: string) => ({ file: 'lib/audit/compare/audit.db.test.ts', name })

/** Guards of the nightly reconciliation with Enom: nothing is missed, and nothing is claimed without evidence. */
export const auditGuards: readonly Guard[] = [
  {
    promise: 'B15',
    file: 'lib/audit/compare/compare-costs.ts',
    find: 'where o.recorded is distinct from t.taken',
    replace: 'where abs(o.recorded - t.taken) > 1',
    test: test('a hundred seeded errors of one cent or one certificate are all'),
  },
  {
    promise: 'B15',
    file: 'lib/audit/compare/compare-list.ts',
    find: "when c.id is null then l.stage <> 'refunded' and not exists (",
    replace: "when c.id is null then l.stage = 'refunded' and not exists (",
    test: test('a hundred seeded errors of one cent or one certificate are all'),
  },
  {
    promise: 'B15',
    file: 'lib/audit/compare/audit-account.ts',
    find: 'if (listed.isWhole) {',
    replace: 'if (listed) {',
    test: test('an audit with an incomplete list reports nothing missing'),
  },
  {
    promise: 'B15',
    file: 'lib/audit/compare/find-missing.ts',
    find: 'unlisted.slice(0, MISSING_CHECKS_PER_RUN)',
    replace: 'unlisted',
    test: test('only checked certificates are reported missing'),
  },
  {
    promise: 'B15',
    file: 'lib/registrar/errors.ts',
    find: "error.causeName === 'not-there'",
    replace: "error.trouble === 'refused_for_good'",
    test: test('an Enom system error neither marks a certificate as missing nor'),
  },
  {
    promise: 'B15',
    file: 'lib/audit/compare/find-missing.ts',
    find: 'nulls first, random()',
    replace: 'nulls first, c.id',
    test: test('if Enom has more than fifty certificates that it never lists'),
  },
  {
    promise: 'B15',
    file: 'lib/audit/compare/finish-run.ts',
    find: 'const kinds = wasListed ?',
    replace: 'const kinds = run ?',
    test: test('an audit with an incomplete list reports nothing missing'),
  },
  {
    promise: 'B15',
    file: 'lib/audit/compare/compare-balance.ts',
    find: 'if (unexplained === 0)',
    replace: 'if (Math.abs(unexplained) < 2)',
    test: test('a one-cent unexplained balance change is found'),
  },
]
