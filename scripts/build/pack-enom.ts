import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'
import { z } from 'zod'
import { readDivergences } from '../../lib/enom/simulator/facts/read-divergences'

const SIMULATOR = 'lib/enom/simulator'
const FILE = 'enom-simulator.mjs'

/** Bundled CommonJS packages call `require`, which an ES module has to create. */
const BANNER = `#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`

/** Embeds the divergences page from the repository's docs in the file. */
const withDivergences: Plugin = {
  name: 'with-divergences',
  setup({ onLoad }) {
    onLoad({ filter: /facts[\\/]read-divergences\.ts$/ }, () => ({
      contents: `export const readDivergences = () => ${JSON.stringify(readDivergences())}`,
    }))
  },
}

/** Creates the Enom simulator's package in a folder: one file that needs only Node, and the files that npm and npx need. */
export async function packEnom(directory: string): Promise<void> {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${SIMULATOR}/main.ts`],
    outfile: path.join(directory, FILE),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    // Errors and schemas are distinguished by their class names.
    keepNames: true,
    legalComments: 'none',
    banner: { js: BANNER },
    plugins: [withDivergences],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild wrote no file')
  writeFileSync(file.path, file.contents)
  chmodSync(file.path, 0o755)
  writeFileSync(path.join(directory, 'package.json'), `${JSON.stringify(describePackage(), null, 2)}\n`)
  for (const name of ['README.md', 'GUIDE.md']) copyFileSync(`${SIMULATOR}/package/${name}`, path.join(directory, name))
  copyFileSync(`${SIMULATOR}/README.md`, path.join(directory, 'COMMANDS.md'))
  copyFileSync('LICENSE', path.join(directory, 'LICENSE'))
  writeFileSync(path.join(directory, 'THIRD-PARTY.txt'), collectLicences(metafile))
}

const OWN = z.object({ version: z.string(), engines: z.object({ node: z.string() }) })

function describePackage() {
  const { version, engines } = OWN.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  return {
    name: 'enom-simulator',
    version,
    description: "A server that behaves like Enom's reseller API for SSL certificates, for testing Enom clients",
    license: 'MIT',
    type: 'module',
    bin: { 'enom-simulator': FILE },
    engines,
    keywords: ['enom', 'ssl', 'certificates', 'reseller', 'simulator', 'mock', 'testing'],
  }
}

const PACKAGE = z.object({ name: z.string(), version: z.string(), license: z.string().default('') })

/** Returns the licence texts of the packages inside the file, which must be shipped with it. */
function collectLicences({ inputs }: Metafile): string {
  const folders = new Set(Object.keys(inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = PACKAGE.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
    const files = readdirSync(folder).filter(
      (file) => /^(licen[cs]e|copying|notice)/i.test(file) && statSync(path.join(folder, file)).isFile(),
    )
    const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim())
    return [`${name} ${version} (${license})`, ...texts].join('\n\n')
  })
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const directory = 'dist/enom-simulator'
  await packEnom(directory)
  const file = path.join(directory, FILE)
  if (!existsSync(file)) throw new Error(`${file} was not written`)
  console.info(`${file}: ${(statSync(file).size / 1_000_000).toFixed(1)} MB. Start it with "node ${file}", or "npx ./${directory}".`)
}
