import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

export type Settings = { [name: string]: string; NODE_ENV: 'development' | 'production' | 'test' }

/**
 * Returns the settings for a script, from the environment first and then from `.env`. If neither names a database, nothing has been set up
 * yet, and `.env.example`, which works unchanged, provides the rest.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const own = { ...fromFile('.env'), ...withoutEmpty(environment) }
  const all = own.DATABASE_URL ? own : { ...fromFile('.env.example'), ...own }
  return { ...all, NODE_ENV: environment.NODE_ENV ?? 'development' }
}

/** A settings file could not be read. The message is one line that names the file and the reason. */
class SettingsFileUnreadable extends Error {
  override readonly name = 'SettingsFileUnreadable'
}

function fromFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  try {
    return withoutEmpty(parseEnv(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SettingsFileUnreadable(`The settings in ${path} cannot be read (${why}). Make it readable by the user who runs the shop`, {
      cause,
    })
  }
}

function withoutEmpty(source: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
