import type { Options } from './options'
import type { FaultShop } from './shop'

/** Enough for every order of a run; cents. */
export const FUNDS = 1_000_000_000
/** Seconds by which Enom's lists may lag in a fault run, told to the simulator and to the shop alike, so that looking is quick. */
const LIST_LAG = 3

/** How a reply is lost after the sale; each kind as often as the others. */
const LOST_REPLIES = [
  'commit-then-no-answer',
  'commit-then-502',
  'commit-then-truncate',
  'commit-then-empty',
  'commit-then-error',
  'done-false',
] as const
/** Per mille of purchases that come to nothing and look the same from here; and what else is often wrong. */
const BESIDES = {
  'fail-before-commit': { perMille: 10, commands: ['PurchaseServices'] },
  'fail-then-502': { perMille: 10, commands: ['PurchaseServices'] },
  'fail-then-error': { perMille: 5, commands: ['PurchaseServices'] },
  'list-lag': { perMille: 500 },
}

/** Makes Enom as the run wants it: rich, slow, with lists that lag, and losing replies after it has sold. */
export async function makeMoody(shop: FaultShop, { delay, lost, seed }: Pick<Options, 'delay' | 'lost' | 'seed'>): Promise<void> {
  await shop.operateEnom('calm-down')
  await shop.operateEnom('set-account', { loginId: 'keelmark', balance: FUNDS })
  await shop.operateEnom('set-switches', { delayMs: delay })
  await shop.query('update "EnomAccount" set "listLag" = $1', [LIST_LAG])
  if (!lost) return
  const each = { perMille: (lost * 10) / LOST_REPLIES.length, commands: ['PurchaseServices'] }
  const lostReplies = Object.fromEntries(LOST_REPLIES.map((kind) => [kind, each]))
  await shop.operateEnom('set-moods', { seed, listLagSeconds: LIST_LAG, rates: { ...lostReplies, ...BESIDES } })
}
