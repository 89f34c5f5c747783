/** The largest paint and the layout shift since the page started to load, and the size of each script in bytes. */
export async function readLoad(): Promise<{ paint: number; shift: number; moved: string; scripts: [string, number][] }> {
  type Source = { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }
  type Shift = PerformanceEntry & { value: number; sources: Source[] }
  const collect = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const entries: PerformanceEntry[] = []
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()))
      observer.observe({ type, buffered: true })
      setTimeout(() => resolve([...entries, ...observer.takeRecords()]), 60)
    })
  const [paints, entries] = await Promise.all([collect('largest-contentful-paint'), collect('layout-shift')])
  const shifts = (entries as Shift[]).sort((a, b) => b.value - a.value)
  const told = ({ node, previousRect: from, currentRect: to }: Source) =>
    `“${(node?.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30)}” from ${from.top}, ${from.height} high, to ${to.top}, ${to.height} high`
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return {
    paint: Math.round(paints.at(-1)?.startTime ?? 0),
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    moved: shifts[0]?.sources.map(told).join('; ') ?? '',
    scripts: resources
      .filter(({ name }) => /\.js(\?|$)/.test(name))
      .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize]),
  }
}
