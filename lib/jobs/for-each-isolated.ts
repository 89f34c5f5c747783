import { log } from '../log'

/** Does `work` for each of these, one after the other; one that fails is logged and does not keep the others waiting. */
export async function forEachIsolated<Item extends { id: string }>(
  items: readonly Item[],
  { what, work }: { what: string; work: (item: Item) => Promise<unknown> },
): Promise<void> {
  for (const item of items)
    await work(item).catch((error: unknown) => log.error({ err: error, what, id: item.id }, 'item failed; will retry on next sweep'))
}
