import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

export type Settings = { [name: string]: string; NODE_ENV: 'development' | 'production' | 'test' }

/**
 * The settings a script runs with: the environment first, then `.env`.
 * Where neither names a database nothing has been set up yet, so `.env.example` fills the rest: it works unchanged.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const own = { ...fromFile('.env'), ...withoutEmpty(environment) }
  const all = own.DATABASE_URL ? own : { ...fromFile('.env.example'), ...own }
  return { ...all, NODE_ENV: environment.NODE_ENV ?? 'development' }
}

/** Its message is one line that says which file and why. */
class SettingsFileUnreadable extends Error {
  override readonly name = 'SettingsFileUnreadable'
}

function fromFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  try {
    return withoutEmpty(parseEnv(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SettingsFileUnreadable(`The settings in ${path} cannot be read (${why}). Let the user that runs the shop read it`, { cause })
  }
}

function withoutEmpty(source: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
