import type pg from 'pg'

type Column = { name: string; type: string; kind: string; length: number | null; isOptional: boolean; isGenerated: boolean }

/**
 * Fills any empty table with rows that differ in every column: no constraint is checked, no trigger runs, and no row refers to another.
 * Only for measuring what grows with the number of rows.
 */
export async function fillTable(client: pg.Client, table: string, rows: number): Promise<void> {
  const { rows: checks } = await client.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [`"${table}"`],
  )
  for (const { name } of checks) await client.query(`alter table "${table}" drop constraint "${name}"`)
  const { rows: columns } = await client.query<Column>(
    `select column_name as name, udt_name as type, t.typtype as kind, character_maximum_length as length,
        is_nullable = 'YES' as "isOptional", is_generated = 'ALWAYS' or is_identity = 'YES' as "isGenerated"
      from information_schema.columns c join pg_type t on t.typname = c.udt_name and t.typnamespace = c.udt_schema::regnamespace
      where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  )
  // Nullable timestamps are filled too, because indexes and daily sums use them.
  const filled = columns.filter(({ isGenerated, isOptional, type }) => !isGenerated && (!isOptional || type === 'timestamp'))
  const names = filled.map(({ name }) => `"${name}"`).join(', ')
  await client.query("set session_replication_role = 'replica'")
  await client.query(`insert into "${table}" (${names}) select ${filled.map(inRow).join(', ')} from generate_series(1, ${rows}) i`)
  await client.query("set session_replication_role = 'origin'")
}

/** Returns the SQL for a value of the column in row `i`. */
function inRow({ type, kind, length }: Column): string {
  if (kind === 'e') return `(enum_range(null::"${type}"))[1]`
  if (type.startsWith('_')) return `'{}'::"${type.slice(1)}"[]`
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()'
    case 'text':
    case 'varchar':
      return `md5(i::text)`
    case 'bpchar':
      return `left('USD00000000', ${length ?? 1})`
    case 'int2':
      return '(i % 1000)::int2'
    case 'int4':
    case 'int8':
    case 'numeric':
    case 'float8':
      return 'i'
    case 'bool':
      return 'false'
    case 'timestamp':
    case 'timestamptz':
      return `now() - i * interval '5 minutes'`
    case 'date':
      return `current_date - i % 365`
    case 'json':
    case 'jsonb':
      return `'{}'::${type}`
    case 'bytea':
      return `decode(md5(i::text), 'hex')`
    default:
      throw new Error(`Define in fill-table.ts how to fill a column of type ${type}.`)
  }
}
