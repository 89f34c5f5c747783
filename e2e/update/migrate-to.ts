import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs the migrations of the version in `folder`, as `npm run migrate` would there. */
export async function migrateTo(folder: string, databaseUrl: string): Promise<void> {
  const args = ['--import', 'tsx', 'scripts/database/migrate.ts']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env: { ...process.env, DATABASE_URL: databaseUrl } })
  console.info(stdout.trim())
}
