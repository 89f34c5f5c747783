import type { Options } from '../options'
import type { FaultShop } from '../shop/shop'

/** The initial balance in cents, enough for every order of a run. */
export const FUNDS = 1_000_000_000
/**
 * How long Enom's lists lag behind in a fault run, in seconds. Both the simulator and the shop use this value, so that the shop does not
 * wait longer than necessary.
 */
const LIST_LAG = 3

/** The ways in which a response is lost after the sale, all equally frequent. */
const LOST_REPLIES = [
  'commit-then-no-answer',
  'commit-then-502',
  'commit-then-truncate',
  'commit-then-empty',
  'commit-then-error',
  'done-false',
] as const
/** Other faults, including failed purchases that look to the shop like lost responses. Rates are per mille. */
const BESIDES = {
  'fail-before-commit': { perMille: 10, commands: ['PurchaseServices'] },
  'fail-then-502': { perMille: 10, commands: ['PurchaseServices'] },
  'fail-then-error': { perMille: 5, commands: ['PurchaseServices'] },
  'list-lag': { perMille: 500 },
}

/** Configures the Enom simulator for the run: a large balance, slow responses, delayed lists, and responses lost after the sale. */
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
