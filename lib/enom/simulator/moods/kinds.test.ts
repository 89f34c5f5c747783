import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FAULTS, WEATHER } from './kinds'

test('the README states for each fault what the caller sees and whether the command was carried out, and for each mood what it does', async () => {
  const readme = await readFile(path.resolve(import.meta.dirname, '../README.md'), 'utf8')
  const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  for (const [kind, { sees, done }] of Object.entries(FAULTS))
    expect(rows).toContainEqual(['', `\`${kind}\``, sees, done ? 'yes' : 'no', ''])
  for (const [kind, { sees, commands }] of Object.entries(WEATHER))
    expect(rows).toContainEqual(['', `\`${kind}\``, sees, commands?.join(', ') ?? 'any', ''])
})
