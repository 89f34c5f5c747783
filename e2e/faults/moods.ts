import type { Options } from './options'
import type { FaultShop } from './shop'

/** Enough for every order of a run; cents. */
const FUNDS = 1_000_000_000
/** Seconds by which Enom's lists may lag in a fault run, told to the simulator and to the shop alike, so that looking is quick. */
export const LIST_LAG = 3

/** Makes Enom as the run wants it: rich, slow, and losing some of its replies after it has sold. */
export async function makeMoody(shop: FaultShop, { delay, lost, orders }: Pick<Options, 'delay' | 'lost' | 'orders'>): Promise<void> {
  await shop.operateEnom('set-account', { loginId: 'keelmark', balance: FUNDS })
  await shop.operateEnom('set-switches', { delayMs: delay })
  await shop.query('update "EnomAccount" set "listLag" = $1', [LIST_LAG])
  if (lost)
    await shop.operateEnom('add-fault', {
      command: 'PurchaseServices',
      kind: 'commit-then-no-answer',
      times: Math.ceil((orders * lost) / 100),
    })
}
