import { log } from '../log'

/** Runs `work` for each item in turn. A failure is logged and doesn't stop the others. */
export async function forEachIsolated<Item extends { id: string }>(
  items: readonly Item[],
  { what, work }: { what: string; work: (item: Item) => Promise<unknown> },
): Promise<void> {
  for (const item of items)
    await work(item).catch((error: unknown) => log.error({ err: error, what, id: item.id }, 'item failed; will retry on next sweep'))
}
