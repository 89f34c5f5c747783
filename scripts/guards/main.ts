import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { GUARDS } from './guards'

// `npm run test:guards [id …]`: takes each guard away, one at a time, and sees its test fail; then puts the file back.
const wanted = process.argv.slice(2)
const chosen = GUARDS.filter(({ promise }) => !wanted.length || wanted.includes(promise))

function run({ file, name }: { file: string; name: string }): { ran: boolean; passed: boolean } {
  const args = ['node_modules/vitest/vitest.mjs', 'run', file, '-t', name, '--reporter=json', '--silent']
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  return { ran: /"numTotalTests":[1-9]/.test(stdout) && !/"numPassedTests":0,"numFailedTests":0/.test(stdout), passed: status === 0 }
}

let kept = 0
for (const { promise, file, find, replace, test } of chosen) {
  const source = readFileSync(file, 'utf8')
  const label = `${promise.padEnd(4)} ${file}`
  if (source.split(find).length !== 2) {
    console.info(`WRONG  ${label}: the guard's text does not stand there exactly once`)
    continue
  }
  const whole = run(test)
  writeFileSync(
    file,
    source.replace(find, () => replace),
  )
  let without: ReturnType<typeof run>
  try {
    without = run(test)
  } finally {
    writeFileSync(file, source)
  }
  const good = whole.ran && whole.passed && !without.passed
  if (good) kept += 1
  const why = !whole.ran
    ? 'no such test ran'
    : !whole.passed
      ? 'the test fails with the guard in place'
      : 'the test passes without the guard'
  console.info(good ? `ok     ${label}: "${test.name}" fails without it` : `WRONG  ${label}: ${why} ("${test.name}")`)
}
console.info(`${kept} of ${chosen.length} guards are tested`)
process.exitCode = kept === chosen.length && kept > 0 ? 0 : 1
