import { scaleBand, scaleLinear } from 'd3-scale'
import { ChartFrame } from './chart-frame'

type BarChartProps = {
  title: string
  finding: string
  /** What the bars count; used as the heading of the table column. */
  unit: string
  points: readonly { label: string; value: number }[]
  /** What a bar represents; also used as the heading of the table's second column. */
  step?: string
  /** Formats a value for display. Without it, values are formatted as whole numbers. */
  format?: (value: number) => string
}

/** A bar chart of amounts over time, starting at zero. */
export function BarChart({ title, finding, unit, points, step = 'Day', format = String }: BarChartProps) {
  const x = scaleBand<number>(
    points.map((_, index) => index),
    [0, 100],
  ).padding(0.25)
  const y = scaleLinear([0, Math.max(2, ...points.map(({ value }) => value))], [100, 0]).nice(4)
  const ticks = y.ticks(4).filter(Number.isInteger)
  return (
    <ChartFrame
      title={title}
      finding={finding}
      ticks={ticks.map(format).reverse()}
      ends={[points[0]?.label ?? '', points.at(-1)?.label ?? '']}
      table={{ columns: [step, unit], rows: points.map(({ label, value }) => [label, format(value)] as const) }}
    >
      {points.map(({ label, value }, index) => (
        <rect key={label} x={x(index)} width={x.bandwidth()} y={y(value)} height={100 - y(value)} className="fill-peacock">
          <title>{`${label}: ${format(value)}`}</title>
        </rect>
      ))}
    </ChartFrame>
  )
}
