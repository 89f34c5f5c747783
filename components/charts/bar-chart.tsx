import { scaleBand, scaleLinear } from 'd3-scale'
import { ChartFrame } from './chart-frame'

type BarChartProps = {
  title: string
  finding: string
  /** What the bars count; heading of the table's column. */
  unit: string
  points: readonly { label: string; value: number }[]
  /** What a bar represents; also the heading of the table's second column. */
  step?: string
  /** Returns a value as people read it. Without it, values are whole numbers. */
  format?: (value: number) => string
}

/** Amounts over time, as bars from zero. */
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
