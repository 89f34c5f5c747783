import type { ReactNode } from 'react'
import { Once } from './once'
import { Table, type TableProps } from './table'

/** A table for a long list whose cells hold no client component: its rows are rendered only once. For pages only, not for client components. */
export function LongTable(props: Omit<TableProps, 'body'>) {
  return <Table {...props} body={Rows} />
}

function Rows({ children }: { children: ReactNode }) {
  return <Once as="tbody">{children}</Once>
}
