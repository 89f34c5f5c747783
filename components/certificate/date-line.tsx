type DateLineProps = {
  begins: Date
  fileEnds: Date | null
  coverEnds: Date
  marks: readonly { key: string; at: Date }[]
  at: Date
}

const WIDTH = 600
const [TOP, HEIGHT] = [14, 12]

/**
 * The cover as a bar, with the file in it, a tick for each day that matters, and today. It only illustrates the list beside it, so it is
 * hidden from screen readers.
 */
export function DateLine({ begins, fileEnds, coverEnds, marks, at }: DateLineProps) {
  const span = Math.max(coverEnds.getTime() - begins.getTime(), 1)
  const x = (day: Date) => Math.min(Math.max(((day.getTime() - begins.getTime()) / span) * WIDTH, 0), WIDTH)
  const today = x(at)
  return (
    <svg aria-hidden="true" viewBox={`-6 0 ${WIDTH + 12} 40`} className="h-auto w-full">
      <rect x={0} y={TOP} width={WIDTH} height={HEIGHT} className="fill-peacock-pale stroke-line-strong" />
      {fileEnds && <rect x={0} y={TOP} width={x(fileEnds)} height={HEIGHT} className="fill-peacock" />}
      {marks.map(({ key, at: day }) => (
        <line key={key} x1={x(day)} x2={x(day)} y1={TOP - 3} y2={TOP + HEIGHT + 3} className="stroke-ink" strokeWidth={2} />
      ))}
      <path d={`M${today - 6} 2 h12 l-6 10 z`} className="fill-warn" />
    </svg>
  )
}
