import type { Guard } from './guard'

export const faultGuards: readonly Guard[] = [
  {
    promise: 'A3',
    file: 'lib/db/transaction.ts',
    find: 'if (attempt === MAX_TRIES || !isDeadlock(error)) throw error',
    replace: 'if (attempt > 0 || !isDeadlock(error)) throw error',
    test: { file: 'lib/db/deadlock.db.test.ts', name: 'A3' },
  },
]
