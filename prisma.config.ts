import path from 'node:path'
import { defineConfig } from 'prisma/config'

// The native schema engine cannot be downloaded everywhere; the WebAssembly build from npm can replace it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve('scripts/database/schema-engine.mjs')
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unset:unset@127.0.0.1:1/unset' },
})
