import pg from 'pg'
import { passwordVerifier } from './password-verifier'

/**
 * Append-only tables: not even the shop may change the history of an order or a certificate, the staff's actions, or what buyers agreed to.
 */
const HISTORY = ['OrderEvent', 'CertificateEvent', 'AuditEntry', 'LegalText']
const SCHEMAS = ['public', 'graphile_worker']

/**
 * Grants the role in `appUrl` what web and worker need: it can read and write rows, but owns nothing and cannot change tables or history.
 * `ownerUrl` connects as the database owner, who may create roles. Runs after every migration; repeating it is harmless.
 */
export async function grantAppRole({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
  const { username, password } = new URL(appUrl)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const own = await client.query<{ name: string }>('select current_user as name')
    const name = decodeURIComponent(username)
    if (own.rows[0]?.name === name) throw new Error('APP_DATABASE_URL: names the owner of the database; give the shop a role of its own')
    await client.query('begin')
    for (const statement of await statements(client, name, decodeURIComponent(password))) await client.query(statement)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** The queue's tables are protected by row-level security from everyone but their owner, so access requires a policy. */
const OPEN_QUEUE = `
  do $$ declare own record; begin
    for own in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity loop
      execute format('drop policy if exists keelmark_app on graphile_worker.%I', own.relname);
      execute format('create policy keelmark_app on graphile_worker.%I to %I using (true) with check (true)', own.relname, $role);
    end loop;
  end $$`

async function statements(client: pg.Client, name: string, password: string): Promise<string[]> {
  // PostgreSQL may log the whole statement, so it contains a verifier instead of the password.
  const [role, secret] = [client.escapeIdentifier(name), client.escapeLiteral(passwordVerifier(password))]
  const known = await client.query('select 1 from pg_roles where rolname = $1', [name])
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = client.escapeIdentifier(rows[0]?.name ?? '')
  return [
    `${known.rowCount ? 'alter' : 'create'} role ${role} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${secret}`,
    `revoke all on database ${database} from public, ${role}`,
    `grant connect on database ${database} to ${role}`,
    ...SCHEMAS.flatMap((schema) => [
      `revoke all on schema ${schema} from public, ${role}`,
      `revoke all on all tables in schema ${schema} from ${role}`,
      `grant usage on schema ${schema} to ${role}`,
      `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
      `grant usage, select on all sequences in schema ${schema} to ${role}`,
      `grant execute on all functions in schema ${schema} to ${role}`,
    ]),
    OPEN_QUEUE.replace('$role', () => client.escapeLiteral(name)),
    ...HISTORY.map((table) => `revoke update, delete on public."${table}" from ${role}`),
    `revoke insert, update, delete on public."_prisma_migrations" from ${role}`,
  ]
}
