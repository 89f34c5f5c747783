import { createHash } from 'node:crypto'
import path from 'node:path'
import { build } from 'esbuild'

const DIRECTORY = '.data/test-compiled'

/**
 * For tests only: compiles code that imports our modules (`./lib/...`) and returns the file that node runs. Starting a process from it
 * takes a third of the CPU time that tsx takes, which matters for processes that tests start repeatedly.
 */
export async function compileCode(code: string): Promise<string> {
  const file = path.resolve(DIRECTORY, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}-${process.pid}.mjs`)
  await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'silent',
  })
  return file
}
