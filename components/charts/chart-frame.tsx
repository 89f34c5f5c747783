import type { ReactNode } from 'react'
import { Table } from '../ui/table'

type ChartFrameProps = {
  /** The subject and unit, e.g. "Orders paid per day, last 30 days". */
  title: string
  /** What the chart shows, in one sentence. */
  finding: string
  /** The labels of the vertical axis, from the highest to zero, evenly spaced. */
  ticks: readonly string[]
  /** The first and last labels of the horizontal axis. */
  ends: readonly [string, string]
  table: { columns: readonly [string, string]; rows: readonly (readonly [string, string])[] }
  /** The shapes, in a viewBox of 100 by 100. */
  children: ReactNode
}

/**
 * A chart with its labels and, as a table, its data. Only the shapes are stretched to the width of the page, so that labels stay readable.
 */
export function ChartFrame({ title, finding, ticks, ends, table, children }: ChartFrameProps) {
  return (
    <figure className="min-w-0">
      <figcaption>
        <h2 className="text-lg">{title}</h2>
        <p className="text-ink-2">{finding}</p>
      </figcaption>
      <div className="mt-3 grid grid-cols-[auto_1fr] gap-x-2 text-xs text-ink-3" aria-hidden="true">
        <ol className="flex h-40 flex-col justify-between text-end">
          {ticks.map((tick) => (
            <li key={tick} className="h-0 leading-0">
              {tick}
            </li>
          ))}
        </ol>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="h-40 w-full overflow-visible" aria-hidden="true">
          {ticks.map((tick, index) => (
            <Line key={tick} y={(index * 100) / Math.max(1, ticks.length - 1)} isBase={index === ticks.length - 1} />
          ))}
          {children}
        </svg>
        <p className="col-start-2 mt-1 flex justify-between gap-4">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      </div>
      <details className="mt-1">
        <summary className="min-h-6 cursor-pointer text-xs">Show as table</summary>
        <Table
          caption={title}
          hideCaption
          compact
          columns={[{ label: table.columns[0] }, { label: table.columns[1], numeric: true }]}
          rows={table.rows.map(([name, value]) => ({ key: name, cells: [name, value] }))}
        />
      </details>
    </figure>
  )
}

function Line({ y, isBase }: { y: number; isBase: boolean }) {
  return (
    <line
      x1="0"
      x2="100"
      y1={y}
      y2={y}
      strokeWidth="1"
      vectorEffect="non-scaling-stroke"
      className={isBase ? 'stroke-line-strong' : 'stroke-line'}
    />
  )
}
