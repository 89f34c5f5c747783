import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../../scripts/database/embedded-postgres'
import { migrate } from '../../../scripts/database/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}

/**
 * Runs once per database test run. Provides a server (`TEST_DATABASE_SERVER`, or an embedded one) with a migrated template database, which
 * test-database.ts copies for every test file. `TEST_DATABASE_TEMPLATE` names a migrated template without open connections.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const name = `template_${project.name}_${process.pid}`
  const given = process.env.TEST_DATABASE_SERVER
  const server = given ? undefined : await startPostgres({ directory: `.data/test-postgres/${project.name}`, isThrowaway: true })
  const admin = new URL(given ?? server?.url('postgres') ?? '')
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  const migrated = process.env.TEST_DATABASE_TEMPLATE
  await client.query(`create database ${name}${migrated ? ` template ${migrated}` : ''}`)
  const template = new URL(admin)
  template.pathname = `/${name}`
  if (!migrated) await migrate(template.href)
  project.provide('templateUrl', template.href)
  return async () => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
    await server?.stop()
  }
}
