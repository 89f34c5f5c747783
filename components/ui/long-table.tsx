import path from 'node:path'
import type { ReactNode } from 'react'
import { Table, type TableProps } from './table'

// Next's build of React for pages has no `react-dom/server`, so node loads it from node_modules, bypassing the bundler.
const { createRequire } = process.getBuiltinModule('node:module')
const { renderToStaticMarkup } = createRequire(path.resolve('package.json'))('react-dom/server') as typeof import('react-dom/server')

/**
 * A table for a long list, for use in pages only. Its rows are rendered to HTML in one step; otherwise React would render them twice on the
 * server, send them twice and hydrate them in the browser. Cells must therefore not contain client components, server actions or anything
 * asynchronous.
 */
export function LongTable(props: Omit<TableProps, 'body'>) {
  return <Table {...props} body={Rows} />
}

function Rows({ children }: { children: ReactNode }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React generated it and escaped its input
  return <tbody dangerouslySetInnerHTML={{ __html: renderToStaticMarkup(children) }} />
}
