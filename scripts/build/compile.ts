import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * The shop's own processes, the module that `npm start` and `npm run worker` load first, and the module that Next loads into the web
 * process.
 */
const PROCESSES = {
  web: 'lib/web/main.ts',
  worker: 'lib/worker/main.ts',
  settings: 'scripts/run/load-settings.ts',
  'page-store': 'lib/web/page-store.ts',
}

/** Compiles web and worker to `dist/`, so that node runs them without a compiler. They start sooner and each uses 60 MB less. */
export function compileProcesses(): Promise<void> {
  return compile(PROCESSES, 'dist')
}

/**
 * Bundles each entry with our modules it imports into `<directory>/<name>.mjs`; packages are not bundled. Files are replaced atomically,
 * and unchanged ones are left alone, so processes may start meanwhile.
 */
export async function compile(entries: Readonly<Record<string, string>>, directory: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: { ...entries },
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    write: false,
    logLevel: 'silent',
  })
  mkdirSync(directory, { recursive: true })
  for (const { path: file, contents } of outputFiles) {
    if (existsSync(file) && readFileSync(file).equals(contents)) continue
    const part = path.join(directory, `${randomUUID()}.part`)
    writeFileSync(part, contents)
    renameSync(part, file)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await compileProcesses()
