import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFrame } from './chart-frame'

type LineChartProps = {
  title: string
  finding: string
  /** What is measured; used as the heading of the table column. */
  unit: string
  /** What the labels represent; used as the heading of the table's other column. */
  column?: string
  /** Null values appear as gaps. */
  points: readonly { label: string; value: number | null }[]
  /** Formats a value for display. */
  format: (value: number) => string
}

/** A line chart of a measure over time, with a dot for each value, starting at zero. */
export function LineChart({ title, finding, unit, column = 'Week of', points, format }: LineChartProps) {
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [0, 100])
  const y = scaleLinear([0, Math.max(1, ...points.map(({ value }) => value ?? 0))], [100, 0]).nice(4)
  const path = line<{ value: number | null }>(
    (_, index) => x(index),
    ({ value }) => y(value ?? 0),
  ).defined(({ value }) => value !== null)(points)
  return (
    <ChartFrame
      title={title}
      finding={finding}
      ticks={y.ticks(4).map(format).reverse()}
      ends={[points[0]?.label ?? '', points.at(-1)?.label ?? '']}
      table={{
        columns: [column, unit],
        rows: points.map(({ label, value }) => [label, value === null ? 'None' : format(value)] as const),
      }}
    >
      {path && <path d={path} fill="none" strokeWidth="2" vectorEffect="non-scaling-stroke" className="stroke-peacock" />}
      {points.map(({ label, value }, index) =>
        value === null ? null : (
          // A zero-length line with round caps is a dot that stays round when stretched.
          <path
            key={label}
            d={`M${x(index)},${y(value)}h0`}
            strokeWidth="7"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
            className="stroke-peacock"
          >
            <title>{`${label}: ${format(value)}`}</title>
          </path>
        ),
      )}
    </ChartFrame>
  )
}
