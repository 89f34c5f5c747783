import { createRequire } from 'node:module'
import { isBuilding } from '../config/is-building'
import { readCatalogueVersion } from './catalogue-version'
import { watchCatalogue } from './watch-catalogue'

// Loaded this way because Next's module is CommonJS and hands its class over as a property.
const { default: FileSystemCache }: typeof import('next/dist/server/lib/incremental-cache/file-system-cache') = createRequire(
  import.meta.url,
)('next/dist/server/lib/incremental-cache/file-system-cache.js')

type Store = InstanceType<typeof FileSystemCache>

const catalogue = isBuilding ? null : watchCatalogue(readCatalogueVersion)

/**
 * Where Next keeps the public pages it has made: in files, as ever, with two differences. What is not there (404) is never kept, or
 * anyone could fill the disk with invented addresses. And a page made before the catalogue last changed is made again, whichever
 * web process the change was saved by.
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
