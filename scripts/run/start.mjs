// `npm start` and `npm run worker`: loads the settings and then the output of `npm run build` for `lib/web` or `lib/worker`.
import { existsSync } from 'node:fs'

const name = process.argv[2]
const forPages = ['dist/shop-script.js', 'dist/staff-script.js', '.next/BUILD_ID']
const parts = ['dist/settings.mjs', `dist/${name}.mjs`, ...(name === 'web' ? forPages : [])]
if (parts.every((part) => existsSync(part))) {
  await import('../../dist/settings.mjs')
  await import(`../../dist/${name}.mjs`)
} else {
  console.error('The shop has not been built here yet. Run: npm run build')
  process.exitCode = 1
}
