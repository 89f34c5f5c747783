import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { percentile } from '../../scripts/bench/measure-load'
import { processUse } from '../../scripts/bench/process-use'
import { freePort } from '../../scripts/database/free-port'
import { findProgram } from '../../scripts/edge/run-program'
import { SHOP_NAME } from '../../scripts/edge/write-nginx'
import { askNginx, closeAsking } from './ask'
import { startBehindNginx } from './behind-nginx'

// `npm run bench:edge`: compares public pages behind nginx as `deploy` configures it with the same nginx serving the same bytes from disk,
// both with TLS, in interleaved rounds. wrk generates the load, because a JavaScript client would be slower than either.
const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 20
const AIM = 0.6
const PAGES = ['/', '/certificates', '/certificates/rapidssl']

const wrk = findProgram('wrk')
if (!wrk) throw new Error('wrk is not installed (Debian: apt-get install wrk)')
const files = path.resolve('.data/bench-edge-files')
const disk = await freePort()
const shop = await startBehindNginx('bench-edge', fromDisk())
try {
  let isEnough = true
  for (const page of PAGES) {
    const cached = await askNginx(shop.port, page, { 'accept-encoding': 'gzip' })
    if (cached.status !== 200 || cached.headers['content-encoding'] !== 'gzip') throw new Error(`${page} answered ${cached.status}`)
    mkdirSync(path.join(files, page), { recursive: true })
    writeFileSync(path.join(files, page, 'index.html.gz'), cached.body)
    // nginx checks that the uncompressed file exists but sends the compressed one.
    writeFileSync(path.join(files, page, 'index.html'), gunzipSync(cached.body))
    const kept = await askNginx(disk, page === '/' ? page : `${page}/`, { 'accept-encoding': 'gzip' })
    if (!kept.body.equals(cached.body)) throw new Error(`${page} differs from the file on disk`)
    const rates = { cache: [] as number[], disk: [] as number[] }
    const costs = { cache: 0, disk: 0 }
    const counts = { cache: 0, disk: 0 }
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [kind, port] of [['cache', shop.port] as const, ['disk', disk] as const]) {
        const before = processUse(shop.nginx.pid).cpuSeconds
        const rate = await load(wrk, port, kind === 'disk' && page !== '/' ? `${page}/` : page)
        // The first round is only a warm-up for both.
        if (round === 0) continue
        rates[kind].push(rate)
        costs[kind] += processUse(shop.nginx.pid).cpuSeconds - before
        counts[kind] += rate * SECONDS
      }
    }
    const [fast, full] = [percentile(rates.cache, 0.5), percentile(rates.disk, 0.5)]
    const perRequest = (kind: 'cache' | 'disk') => ((costs[kind] / counts[kind]) * 1e6).toFixed(0)
    isEnough &&= fast / full >= AIM
    console.info(
      `${page}: ${cached.body.length} bytes, ${fast.toFixed(0)} per second from the cache, ${full.toFixed(0)} from disk: ` +
        `${((fast / full) * 100).toFixed(0)} % (target: ${AIM * 100} %); nginx used ${perRequest('cache')} and ${perRequest('disk')} µs per request`,
    )
  }
  console.info(isEnough ? 'The target is met.' : 'The target is not met.')
} finally {
  closeAsking()
  await shop.stop()
}

function fromDisk(): string {
  const tls = path.resolve('.data/bench-edge/nginx/keelmark/tls')
  return `server {
    listen 127.0.0.1:${disk} ssl http2;
    server_name ${SHOP_NAME};
    ssl_certificate ${tls}/fullchain.pem;
    ssl_certificate_key ${tls}/privkey.pem;
    access_log ${path.resolve('.data/bench-edge/nginx/keelmark/log/disk.log')} combined buffer=64k flush=1s;
    root ${files};
    gzip_static always;
  }\n`
}

/** Loads one URL and returns the requests per second. */
async function load(program: string, port: number, page: string): Promise<number> {
  const args = ['-t', '1', '-c', String(CONNECTIONS), '-d', `${SECONDS}s`, '-H', `Host: ${SHOP_NAME}`, '-H', 'Accept-Encoding: gzip']
  const { stdout } = await promisify(execFile)(program, [...args, `https://${SHOP_NAME}:${port}${page}`], { env: process.env })
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${page} failed under load: ${stdout}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN)
}
