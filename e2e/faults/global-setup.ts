import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { lock } from '../lock'
import { DIRECTORY, prepare } from '../prepare'
import { readOptions, variableOf } from './options'

/** Builds the shop if needed, reserves the ports for this run, and prints the seed before anything else. */
export default async function setup(): Promise<() => void> {
  const options = readOptions()
  process.env[variableOf('seed')] = String(options.seed)
  console.info(
    `fault run: ${Object.entries(options)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  )
  mkdirSync(DIRECTORY, { recursive: true })
  const unlock = lock(path.join(DIRECTORY, 'lock'))
  if (!process.env.KEELMARK_E2E_PREPARED) await prepare()
  return unlock
}
