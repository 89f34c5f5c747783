import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { connectionsTo } from './connections.mjs'

let isLoaded = false

/**
 * Creates a new engine for these data models and this database. The package expects a bundler to load its WebAssembly; we load it
 * ourselves.
 */
export async function loadEngine({ datamodels, databaseUrl }) {
  if (!isLoaded) await loadWebAssembly()
  const connections = bindMigrationAwareSqlAdapterFactory(connectionsTo(databaseUrl))
  return glue.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => undefined, connections)
}

async function loadWebAssembly() {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = readFileSync(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  isLoaded = true
}
