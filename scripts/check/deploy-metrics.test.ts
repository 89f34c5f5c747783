import { readdirSync, readFileSync } from 'node:fs'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { metrics } from '../../lib/metrics/metrics'
import { shopRegistry } from '../../lib/metrics/shop-gauges'

const ALERTS = 'deploy/prometheus/alerts.yml'
const DASHBOARDS = readdirSync('deploy/grafana').map((file) => `deploy/grafana/${file}`)

/** Returns the names under which Prometheus stores the processes' metrics. */
async function reported(): Promise<Set<string>> {
  const own = new Registry()
  collectDefaultMetrics({ register: own })
  const all = (await Promise.all([metrics.registry, shopRegistry, own].map((registry) => registry.getMetricsAsJSON()))).flat()
  own.clear()
  const names = all.flatMap(({ name, type }) =>
    String(type) === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  )
  return new Set(names)
}

test('the alert rules and dashboards use only existing metrics, and every metric of the shop is used', async () => {
  const known = await reported()
  const texts = [ALERTS, ...DASHBOARDS].map((file) => readFileSync(file, 'utf8'))
  const asked = new Set(texts.flatMap((text) => text.match(/\b(keelmark|nodejs|process)_[a-z\d_]+/g) ?? []))
  expect([...asked].filter((name) => !known.has(name))).toEqual([])
  const own = [...known].filter((name) => name.startsWith('keelmark_') && !/_(count|sum)$/.test(name))
  expect(own.filter((name) => !asked.has(name))).toEqual([])
})

test('the dashboards are complete: each has a title, and each panel has a query', () => {
  for (const file of DASHBOARDS) {
    const { title, panels } = JSON.parse(readFileSync(file, 'utf8'))
    expect(title).toMatch(/^Keelmark: /)
    expect(panels.length).toBeGreaterThan(10)
    for (const panel of panels) for (const { expr } of panel.targets) expect(expr, panel.title).toMatch(/[a-z]+_[a-z]+|up\{/)
  }
})

test('every alert has a text and a link to what to do', () => {
  const rules = readFileSync(ALERTS, 'utf8').split('- alert: ').slice(1)
  expect(rules.length).toBeGreaterThan(20)
  const operation = readFileSync('docs/operation.md', 'utf8')
  for (const rule of rules) {
    const name = rule.split('\n', 1)[0] ?? ''
    expect(rule, name).toMatch(/summary: .{20}/)
    const [, page = '', anchor = ''] = /runbook: docs\/([\w-]+\.md)#([\w-]+)/.exec(rule) ?? []
    expect(operation, `${name} in docs/operation.md`).toContain(name)
    expect(anchors(readFileSync(`docs/${page}`, 'utf8')), name).toContain(anchor)
  }
})

/** Returns a page's anchors: explicit ones, and those that GitHub generates for headings. */
function anchors(page: string): string[] {
  const own = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)
  const made = [...page.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  )
  return [...own, ...made]
}
