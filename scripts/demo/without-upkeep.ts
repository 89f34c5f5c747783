import type pg from 'pg'

/**
 * Runs `work`, which adds many rows to the given tables, in the client's transaction, without triggers, foreign keys or indexes.
 * Afterwards, the indexes are rebuilt. `work` itself must add what the triggers would have written.
 */
export async function withoutUpkeep(client: pg.Client, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = current_schema()::regnamespace and c.relname = any($1)
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by 1`,
    [tables],
  )
  await client.query(`set local session_replication_role = replica; set local maintenance_work_mem = '512MB'`)
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await work()
  await client.query('set local session_replication_role = origin')
  for (const { definition } of rows) await client.query(definition)
}
