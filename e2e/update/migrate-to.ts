import { execFileSync } from 'node:child_process'

/** Runs the migrations of the version in `folder`, as `npm run migrate` there does. */
export function migrateTo(folder: string, databaseUrl: string): void {
  const args = ['--import', 'tsx', 'scripts/database/migrate.ts']
  execFileSync(process.execPath, args, { cwd: folder, env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: 'inherit' })
}
