import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { optionFields, variableOf } from './options'

// `npm run test:faults -- --orders 500 --seed 7`: passes the options as settings and runs the Vitest project `faults`. Other arguments
// after `--`, such as `-t B1`, are passed to Vitest.
const names = Object.keys(optionFields.shape)
const { values, positionals } = parseArgs({
  options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  allowPositionals: true,
})
const asked = Object.entries(values).map(([name, value]): [string, string] => [variableOf(name), String(value)])
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'faults', ...positionals], {
  stdio: 'inherit',
  env: { ...process.env, [variableOf('run')]: process.env[variableOf('run')] ?? 'full', ...Object.fromEntries(asked) },
})
process.exitCode = status ?? 1
