/** The memory of each process in megabytes, `minutes` after the start. */
export type Sample = { minutes: number; web: number; worker: number }

const WIDTH = 720
const HEIGHT = 260
const LEFT = 56
const BOTTOM = 36
const STEP_MB = 100

/** Draws the memory of both processes over time as an SVG that is readable on light and dark pages. */
export function drawMemory(samples: readonly Sample[]): string {
  const minutes = Math.max(1, ...samples.map((sample) => sample.minutes))
  const top = Math.ceil(Math.max(...samples.flatMap(({ web, worker }) => [web, worker])) / STEP_MB) * STEP_MB
  const x = (minute: number) => (LEFT + (minute / minutes) * (WIDTH - LEFT - 80)).toFixed(1)
  const y = (megabytes: number) => (HEIGHT - BOTTOM - (megabytes / top) * (HEIGHT - BOTTOM - 16)).toFixed(1)
  const line = (part: 'web' | 'worker', colour: string) => {
    const last = samples.at(-1)?.[part] ?? 0
    const points = samples.map((sample) => `${x(sample.minutes)},${y(sample[part])}`).join(' ')
    return [
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<text x="${WIDTH - 72}" y="${y(last)}" fill="${colour}" dominant-baseline="middle">${part} ${last}</text>`,
    ].join('\n')
  }
  const levels = Array.from({ length: top / STEP_MB + 1 }, (_, step) => step * STEP_MB).map(
    (level) =>
      `<path d="M${LEFT} ${y(level)}H${WIDTH - 80}" stroke="#88888855"/><text x="${LEFT - 8}" y="${y(level)}" fill="#808080" text-anchor="end" dominant-baseline="middle">${level}</text>`,
  )
  const end = Math.round(minutes)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img" aria-label="Memory of web and worker in megabytes over ${end} minutes">
${levels.join('\n')}
<text x="${LEFT}" y="${HEIGHT - 12}" fill="#808080">0 min</text><text x="${x(minutes)}" y="${HEIGHT - 12}" fill="#808080" text-anchor="end">${end} min</text>
${line('web', '#2f7de1')}
${line('worker', '#d9822b')}
</svg>
`
}
