import { createRequire } from 'node:module'
import { isBuilding } from '../../config/is-building'
import { readCatalogueVersion } from './catalogue-version'
import { watchCatalogue } from './watch-catalogue'

// Loaded this way because Next's module is CommonJS and exports its class as a property.
const { default: FileSystemCache }: typeof import('next/dist/server/lib/incremental-cache/file-system-cache') = createRequire(
  import.meta.url,
)('next/dist/server/lib/incremental-cache/file-system-cache.js')

type Store = InstanceType<typeof FileSystemCache>

const catalogue = isBuilding ? null : watchCatalogue(readCatalogueVersion)

/**
 * Stores the public pages that Next has rendered, in files as usual but with two differences. Missing pages (404) are never stored, or
 * anyone could fill the disk with invented addresses. A page from before the last catalogue change is rendered again, whichever web process
 * saved the change.
 */
export default class PageStore extends FileSystemCache {
  override async get(...args: Parameters<Store['get']>): ReturnType<Store['get']> {
    const changedAt = (await catalogue?.changedAt()) ?? 0
    const page = await super.get(...args)
    return page && (page.lastModified ?? 0) <= changedAt ? null : page
  }

  override async set(...args: Parameters<Store['set']>): Promise<void> {
    const [, page] = args
    if (page && 'status' in page && page.status === 404) return
    await super.set(...args)
  }
}
