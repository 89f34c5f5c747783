import { readFileSync } from 'node:fs'

/**
 * Reads the arguments with which the CLI starts its engine: `--datamodels <file>` (any number), `--datasource <json>`, `--version`, or `cli
 * <command>` for one of the commands for whole databases.
 */
export function readArguments(args) {
  const after = (flag) => args.flatMap((arg, at) => (arg === flag ? [args[at + 1]] : []))
  const datasource = JSON.parse(after('--datasource')[0] ?? '{}')
  // The engine would delete everything in a shadow database named here. Without one, it creates its own and drops it afterwards.
  if (datasource.shadowDatabaseUrl) throw new Error('shadowDatabaseUrl must stay unset: this engine makes its own shadow database')
  return {
    asksVersion: args.includes('--version'),
    databaseCommand: after('cli')[0],
    databaseUrl: datasource.url,
    datamodels: after('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]),
  }
}
